import { type z } from "zod";
import { refusal } from "./answers";
import { WordPressRefused, WordPressUnreachable } from "./errors";

export interface WordPressOptions {
  /** The site's address, e.g. `https://example.org/blog`. Plain http is accepted for this computer alone. */
  url: string;
  /** The WordPress user whose role is `icds_bridge`. */
  user: string;
  applicationPassword: string;
  fetch?: typeof fetch;
  log: { debug(details: object, message: string): void };
  /** Milliseconds until an unanswered request is given up; 10,000 when left out. */
  timeout?: number;
}

export interface Request {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below `integration-cds/v1`, e.g. `/users/row/42`. */
  route: string;
  body?: object;
  /** Who caused a write; it only explains WordPress's logs. */
  origin?: string;
  /** Milliseconds, where this request takes longer than others. */
  timeout?: number;
}

export type Send = <T extends z.ZodType>(request: Request, answer: T) => Promise<z.infer<T>>;

/**
 * Sends one request to the plugin and reads the answer with its schema. Nothing is sent twice: after a lost connection nobody knows
 * whether WordPress did it. Uses `?rest_route=`, which every WordPress understands whatever its permalinks are.
 * @throws RangeError for an address over which a password may not travel.
 */
export function createTransport(options: WordPressOptions): Send {
  const { fetch: send = fetch, timeout: usual = 10_000, log } = options;
  const base = addressOf(options.url);
  const authorization = `Basic ${Buffer.from(`${options.user}:${options.applicationPassword}`).toString("base64")}`;

  return async ({ method, route, body, origin, timeout = usual }, schema) => {
    const what = `WordPress at ${base.origin} (${method} ${route})`;
    const started = performance.now();
    const address = new URL(base);
    address.searchParams.set("rest_route", `/integration-cds/v1${route}`);
    const headers: Record<string, string> = { accept: "application/json", authorization };
    if (body) headers["content-type"] = "application/json";
    if (origin) headers["x-icds-origin"] = origin.replace(/[^\x20-\x7e]/g, "?").slice(0, 100);

    const { status, text } = await exchange();
    log.debug({ method, route, status, ms: Math.round(performance.now() - started) }, "WordPress answered");
    if (status >= 300 && status < 400)
      throw new WordPressUnreachable(
        `${what} redirects elsewhere. Give the bridge the site's final address.`,
        "status",
      );
    const answer = parseJson(text);
    if (status >= 400) throw refusedOrUnreachable(what, status, answer);
    const parsed = schema.safeParse(answer);
    if (parsed.success) return parsed.data;
    throw new WordPressUnreachable(
      `${what} gave an answer that the bridge does not understand (${firstIssue(parsed.error)}). Is the plugin active and of a matching version?`,
      "answer",
      { cause: parsed.error },
    );

    async function exchange(): Promise<{ status: number; text: string }> {
      const signal = AbortSignal.timeout(timeout);
      try {
        const response = await send(address, {
          method,
          headers,
          body: body && JSON.stringify(body),
          redirect: "manual",
          signal,
        });
        return { status: response.status, text: await response.text() };
      } catch (cause) {
        const late = signal.aborted;
        log.debug({ method, route, late }, "WordPress did not answer");
        throw late
          ? new WordPressUnreachable(`${what} did not answer within ${timeout / 1000} seconds.`, "timeout", { cause })
          : new WordPressUnreachable(`${what} can't be reached. Is the site up, and is its address right?`, "network", {
              cause,
            });
      }
    }
  };
}

function addressOf(url: string): URL {
  const address = new URL(url);
  const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(address.hostname);
  if (address.protocol !== "https:" && !(address.protocol === "http:" && loopback))
    throw new RangeError(
      `The site's address ${address.origin} must begin with https: the application password travels with each request.`,
    );
  if (!address.pathname.endsWith("/")) address.pathname += "/";
  address.search = address.hash = address.username = address.password = "";
  return address;
}

function refusedOrUnreachable(what: string, status: number, answer: unknown): Error {
  const parsed = refusal.safeParse(answer);
  // Numbers are this plugin's too, on the routes of F117 to F119.
  const isOurs = parsed.success && (parsed.data.code.startsWith("icds_") || /^\d+$/.test(parsed.data.code));
  if (parsed.success && (status < 500 || isOurs) && status !== 429)
    return new WordPressRefused(parsed.data.message, parsed.data.code, status, parsed.data.data);
  const code = parsed.success ? ` and the code ${parsed.data.code}` : "";
  return new WordPressUnreachable(
    `${what} answered with status ${status}${code}. See the site's own error log.`,
    "status",
  );
}

function parseJson(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join(".") || "body"}: ${issue.message}` : "empty";
}
