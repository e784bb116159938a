import { type WordPressClient } from "../../../bridge/wordpress-client";

/** One function of the client: what it asks of the plugin and how it reads the answer. */
export interface RouteCase {
  /** The function's name, first; then what is special about this case. */
  name: string;
  call: (client: WordPressClient) => Promise<unknown>;
  /** Method and route below `integration-cds/v1`. */
  asks: `${"GET" | "POST" | "PUT" | "PATCH" | "DELETE"} /${string}`;
  /** Left out: the request has none. */
  body?: unknown;
  /** Left out: 204. */
  answer?: unknown;
  /** Left out: what is read is the answer. */
  reads?: unknown;
}
