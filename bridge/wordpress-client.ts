/** What the rest of the bridge needs of `wordpress/`: the client, its answers and questions, its two errors. */
export type {
  Bound,
  Change,
  Failed,
  Link,
  Marked,
  Pulled,
  Site,
  State,
  UserBinding,
  UserPage,
  UserRow,
} from "./wordpress/answers";
export { createWordPressClient, type WordPressClient } from "./wordpress/client";
export { WordPressRefused, WordPressUnreachable } from "./wordpress/errors";
export type * from "./wordpress/questions";
