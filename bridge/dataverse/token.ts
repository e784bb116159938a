import { ConfidentialClientApplication } from "@azure/msal-node";
import { z } from "zod";
import type { DataverseAuth } from "../config";
import { DataverseUnreachable } from "./errors";

/** Gives a bearer token that is valid now, a fresh one with `renew`; throws {@link DataverseUnreachable}. */
export type TokenSource = (renew?: boolean) => Promise<string>;

/** The token source that a configuration asks for. */
export function createTokenSource(environment: string, auth: DataverseAuth, send: typeof fetch = fetch): TokenSource {
  return auth.kind === "loopback" ? loopbackToken(environment, auth, send) : entraToken(environment, auth);
}

/** Client credentials of an application user in Microsoft Entra ID; msal keeps the token until shortly before it ends. */
function entraToken(environment: string, auth: DataverseAuth & { kind: "clientSecret" }): TokenSource {
  const app = new ConfidentialClientApplication({
    auth: {
      clientId: auth.clientId,
      clientSecret: auth.clientSecret,
      authority: `https://login.microsoftonline.com/${auth.tenantId}`,
    },
  });
  const scopes = [`${new URL(environment).origin}/.default`];
  return async (renew = false) => {
    try {
      const result = await app.acquireTokenByClientCredential({ scopes, skipCache: renew });
      if (result) return result.accessToken;
    } catch (cause) {
      throw new DataverseUnreachable(
        "Microsoft Entra ID gave no token for Dataverse. Check tenant, client id and secret in the bridge's configuration.",
        { cause },
      );
    }
    throw new DataverseUnreachable("Microsoft Entra ID gave no token for Dataverse and no reason.");
  };
}

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

/** A token from a stand-in on this computer; kept until a minute before it ends. */
function loopbackToken(
  environment: string,
  auth: DataverseAuth & { kind: "loopback" },
  send: typeof fetch,
): TokenSource {
  let kept: { token: string; until: number } | undefined;
  return async (renew = false) => {
    if (!renew && kept && Date.now() < kept.until) return kept.token;
    try {
      const response = await send(auth.tokenUrl, {
        method: "POST",
        body: new URLSearchParams({
          grant_type: "client_credentials",
          client_id: auth.clientId,
          client_secret: auth.clientSecret,
          scope: `${new URL(environment).origin}/.default`,
        }),
        signal: AbortSignal.timeout(10_000),
      });
      if (!response.ok) throw new Error(`status ${response.status}`);
      const { access_token, expires_in } = tokenAnswer.parse(await response.json());
      kept = { token: access_token, until: Date.now() + (expires_in - 60) * 1000 };
      return access_token;
    } catch (cause) {
      throw new DataverseUnreachable(`No token from ${auth.tokenUrl}. Is the stand-in for Dataverse running?`, {
        cause,
      });
    }
  };
}
