import { setTimeout as pause } from "node:timers/promises";
import type { z } from "zod";
import { checked, parseJson, type Answer } from "./answer";
import { DataverseUnreachable } from "./errors";
import type { TokenSource } from "./token";

export interface DataverseOptions {
  /** The environment, e.g. `https://org.crm4.dynamics.com`. */
  url: string;
  token: TokenSource;
  fetch?: typeof fetch;
  log: { debug(details: object, message: string): void };
  sleep?: (milliseconds: number) => Promise<unknown>;
}

export interface Call {
  /** Milliseconds until an unanswered request is given up; 30,000 when left out. */
  timeout?: number;
  /** How often a 429 is waited for; 0 gives up at once. 4 when left out. */
  patience?: number;
  headers?: Record<string, string>;
}

export type DataverseClient = ReturnType<typeof createDataverseClient>;

/** No wait for a 429 is longer than this, whatever Retry-After says. */
const longestWait = 60_000;

/**
 * The few conventions of the Web API that the bridge needs (Microsoft's "Compose HTTP requests and handle errors"). Each request carries
 * `tag=wordpress-bridge`, which only explains logs. A 429 proves that nothing ran and is waited for as Retry-After says; a 401 is tried
 * once more with a fresh token; nothing else is sent twice.
 *
 * All functions throw `DataverseRefused` when Dataverse says no and `DataverseUnreachable` when there is no usable answer.
 */
export function createDataverseClient({ url, token, log, fetch: send = fetch, sleep = pause }: DataverseOptions) {
  const root = new URL("/api/data/v9.2/", url);

  /** @returns the body of a good answer. */
  async function exchange(method: string, path: string, body: object | undefined, call: Call): Promise<string> {
    const address = new URL(path, root);
    if (address.origin !== root.origin)
      throw new DataverseUnreachable(`A page link of Dataverse points to ${address.origin}; the token stays at home.`);
    address.searchParams.set("tag", "wordpress-bridge");
    const what = `${method} ${address.pathname.slice(root.pathname.length)}`;
    let renewed = false;
    let renew = false;
    for (let attempt = 0; ; attempt++) {
      const answer = await request(address, what, method, body, call, renew);
      renew = answer.status === 401 && !renewed;
      log.debug({ what, status: answer.status }, "Dataverse answered");
      if (renew) renewed = true;
      else if (answer.status !== 429 || attempt >= (call.patience ?? 4)) return checked(answer, what);
      else await sleep(retryAfter(answer.headers.get("retry-after")));
    }
  }

  async function request(
    address: URL,
    what: string,
    method: string,
    body: object | undefined,
    call: Call,
    renew: boolean,
  ): Promise<Answer> {
    const timeout = call.timeout ?? 30_000;
    const authorization = `Bearer ${await token(renew)}`;
    const signal = AbortSignal.timeout(timeout);
    try {
      const response = await send(address, {
        method,
        headers: {
          accept: "application/json",
          "odata-version": "4.0",
          "odata-maxversion": "4.0",
          ...(body && { "content-type": "application/json" }),
          ...call.headers,
          authorization,
        },
        body: body && JSON.stringify(body),
        redirect: "error",
        signal,
      });
      const { status, statusText, headers } = response;
      return { status, statusText, headers, text: await response.text() };
    } catch (cause) {
      throw new DataverseUnreachable(
        signal.aborted
          ? `Dataverse did not answer ${what} within ${timeout / 1000} seconds.`
          : `Dataverse at ${root.origin} can't be reached for ${what}. Is the address right, and is the network up?`,
        { cause },
      );
    }
  }

  return {
    /** Reads `path` below `/api/data/v9.2/` (or a next link) with `schema`. */
    async get<T extends z.ZodType>(path: string, schema: T, call: Call = {}): Promise<z.infer<T>> {
      const parsed = schema.safeParse(parseJson(await exchange("GET", path, undefined, call)));
      if (parsed.success) return parsed.data;
      const issue = parsed.error.issues[0];
      throw new DataverseUnreachable(
        `Dataverse gave an answer that the bridge does not understand (${issue?.path.join(".") || "body"}: ${issue?.message}). Is the solution of the same version installed?`,
        { cause: parsed.error },
      );
    },
    /** Creates a row; its id may be part of the body. */
    async post(path: string, body: object, call: Call = {}): Promise<void> {
      await exchange("POST", path, body, call);
    },
    /** Replaces a definition: the Web API updates tables as a whole (create-update-entity-definitions-using-web-api). */
    async put(path: string, body: object, call: Call = {}): Promise<void> {
      await exchange("PUT", path, body, call);
    },
    /** Deletes a row. */
    async delete(path: string, call: Call = {}): Promise<void> {
      await exchange("DELETE", path, undefined, call);
    },
    /** Updates a row; never creates one: without an etag `If-Match: *` is sent. */
    async patch(path: string, body: object, etag = "*", call: Call = {}): Promise<void> {
      await exchange("PATCH", path, body, { ...call, headers: { ...call.headers, "if-match": etag } });
    },
  };
}

/** Milliseconds to wait by a Retry-After header: seconds or a date; five seconds when there is none, a minute at most. */
export function retryAfter(header: string | null, now = Date.now()): number {
  const wait = header === null ? NaN : /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), longestWait) : 5_000;
}
