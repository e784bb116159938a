import { fail } from "../errors";

interface Headers {
  host?: string | undefined;
  origin?: string | undefined;
  "sec-fetch-site"?: string | string[] | undefined;
}

const localHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/**
 * The sandbox runs on a developer's machine and knows a person by cookie: a page of another origin must not reach it, neither by a
 * request of its own nor under a name that it pointed at 127.0.0.1.
 * @throws DataverseError 403.
 */
export function refuseCrossSite({ host, origin, ...rest }: Headers): void {
  if (rest["sec-fetch-site"] === "cross-site") throw fail("crossSite");
  if (host !== undefined && !localHost.test(host)) throw fail("crossSite");
  if (origin !== undefined && origin !== "null" && URL.canParse(origin) && new URL(origin).host !== host)
    throw fail("crossSite");
}
