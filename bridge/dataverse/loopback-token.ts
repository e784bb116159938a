import { z } from "zod";
import type { DataverseAuth } from "../config";
import { DataverseUnreachable } from "./errors";
import type { TokenSource } from "./token";

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

/** A token from a stand-in on this computer; kept until a minute before it ends. */
export function loopbackToken(
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
      if (response.status === 400 || response.status === 401) return refused(auth.tokenUrl);
      if (!response.ok) throw new Error(`status ${response.status}`);
      const { access_token, expires_in } = tokenAnswer.parse(await response.json());
      kept = { token: access_token, until: Date.now() + (expires_in - 60) * 1000 };
      return access_token;
    } catch (cause) {
      if (cause instanceof DataverseUnreachable) throw cause;
      throw new DataverseUnreachable(`No token from ${auth.tokenUrl}. Is the stand-in for Dataverse running?`, {
        cause,
      });
    }
  };
}

function refused(tokenUrl: string): never {
  throw new DataverseUnreachable(
    `${tokenUrl} gives no token to this client id and secret. Correct dataverse.auth in the bridge's configuration.`,
  );
}
