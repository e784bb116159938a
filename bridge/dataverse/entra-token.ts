import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { ConfidentialClientApplication, PublicClientApplication, type AccountInfo } from "@azure/msal-node";
import type { DataverseAuth } from "../config";
import { late, within } from "../within";
import { DataverseUnreachable } from "./errors";
import type { TokenSource } from "./token";

type EntraAuth = Exclude<DataverseAuth, { kind: "loopback" }>;
type ApplicationAuth = Exclude<EntraAuth, { kind: "deviceCode" }>;
type Ask = (renew: boolean) => Promise<{ accessToken: string } | null>;

const what = {
  clientSecret: "Check tenant, client id and secret in the bridge's configuration.",
  certificate:
    "Check tenant and client id, and that the certificate is registered with the application and not expired.",
  deviceCode: "Run it again and sign in within fifteen minutes, with the code that is shown.",
};

/** Milliseconds: msal sets no limit of its own, and whatever waits for a token holds up the next sweep. */
const patience = 15_000;

/**
 * Tokens of Microsoft Entra ID by msal, which keeps one until shortly before it ends: an application user by secret or certificate, or a
 * person by device code. @throws Error with a sentence for a certificate file that can't be used.
 */
export function entraToken(environment: string, auth: EntraAuth, tell?: (sentence: string) => void): TokenSource {
  const { origin } = new URL(environment);
  const ask = auth.kind === "deviceCode" ? byDeviceCode(auth, origin, tell) : byApplication(auth, origin);
  return async (renew = false) => {
    try {
      const result = await ask(renew);
      if (result) return result.accessToken;
    } catch (cause) {
      throw new DataverseUnreachable(`Microsoft Entra ID gave no token for Dataverse. ${what[auth.kind]}`, { cause });
    }
    throw new DataverseUnreachable("Microsoft Entra ID gave no token for Dataverse and no reason.");
  };
}

const authorityOf = ({ tenantId }: EntraAuth) => `https://login.microsoftonline.com/${tenantId}`;

function byApplication(auth: ApplicationAuth, origin: string): Ask {
  const credential =
    auth.kind === "clientSecret"
      ? { clientSecret: auth.clientSecret }
      : { clientCertificate: readCertificate(auth.certificateFile) };
  const app = new ConfidentialClientApplication({
    auth: { clientId: auth.clientId, authority: authorityOf(auth), ...credential },
  });
  return (renew) => inTime(app.acquireTokenByClientCredential({ scopes: [`${origin}/.default`], skipCache: renew }));
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  const result = await within(patience, answer);
  if (result === late) throw new Error(`No answer within ${patience / 1000} seconds.`);
  return result;
}

function byDeviceCode(
  auth: EntraAuth,
  origin: string,
  tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`),
): Ask {
  const app = new PublicClientApplication({ auth: { clientId: auth.clientId, authority: authorityOf(auth) } });
  const scopes = [`${origin}/user_impersonation`];
  let account: AccountInfo | null = null;
  // Requests at the same time: one person, one code.
  let signingIn: Promise<{ accessToken: string } | null> | undefined;
  const signIn = async () => {
    const result = await app.acquireTokenByDeviceCode({ scopes, deviceCodeCallback: ({ message }) => tell(message) });
    account = result?.account ?? null;
    return result;
  };
  return (renew) => {
    if (account) return app.acquireTokenSilent({ account, scopes, forceRefresh: renew });
    signingIn ??= signIn().finally(() => (signingIn = undefined));
    return signingIn;
  };
}

/** Certificate and private key from one PEM file; the thumbprint is computed. */
function readCertificate(file: string): { thumbprintSha256: string; privateKey: string; x5c: string } {
  let pem: string;
  try {
    pem = readFileSync(file, "utf8");
  } catch (cause) {
    throw new Error(`The certificate file ${file} can't be read.`, { cause });
  }
  const [privateKey] =
    /-----BEGIN (?:RSA |EC )?PRIVATE KEY-----[^-]+-----END (?:RSA |EC )?PRIVATE KEY-----/.exec(pem) ?? [];
  const [x5c] = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(pem) ?? [];
  if (!privateKey || !x5c)
    throw new Error(
      `The certificate file ${file} has to hold a certificate and its private key without a password (PEM).`,
    );
  try {
    const thumbprintSha256 = new X509Certificate(x5c).fingerprint256.replaceAll(":", "").toLowerCase();
    return { thumbprintSha256, privateKey, x5c };
  } catch (cause) {
    throw new Error(`The certificate in ${file} is damaged.`, { cause });
  }
}
