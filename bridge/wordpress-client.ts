/** What the rest of the bridge needs of `wordpress/`: the client, its answers and questions, its two errors. */
export type { Change, Pulled, Site, State, UserPage, UserRow } from "./wordpress/answers";
export { createWordPressClient, type WordPressClient } from "./wordpress/client";
export { WordPressRefused, WordPressUnreachable } from "./wordpress/errors";
export type * from "./wordpress/questions";
