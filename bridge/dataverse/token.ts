import type { DataverseAuth } from "../config";
import { entraToken } from "./entra-token";
import { loopbackToken } from "./loopback-token";

/** Gives a bearer token that is valid now, a fresh one with `renew`; throws DataverseUnreachable. */
export type TokenSource = (renew?: boolean) => Promise<string>;

/** The token source that a configuration asks for. `tell` shows a person where to sign in, for device codes alone. */
export function createTokenSource(
  environment: string,
  auth: DataverseAuth,
  send: typeof fetch = fetch,
  tell?: (sentence: string) => void,
): TokenSource {
  // msal refuses plain http, which a stand-in on this computer has.
  return auth.kind === "loopback" ? loopbackToken(environment, auth, send) : entraToken(environment, auth, tell);
}
