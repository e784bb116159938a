import { Broken } from "./check";

/** What came back, as far as a look needs it. */
export interface RawAnswer {
  status: number;
  /** `location` of a redirect, whole. */
  location: string | null;
  /** The body as JSON; undefined when it is none, e.g. a page for people. */
  json: unknown;
  /** The body began like a page for people. */
  isPage: boolean;
}

const patience = 10_000;
const certificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ERR_SSL/;

/** Fetches without following redirects: a password is not carried elsewhere. @throws Broken that names the way the network failed. */
export async function fetchAnswer(what: string, address: URL | string, init: RequestInit): Promise<RawAnswer> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(address, { ...init, redirect: "manual", signal: AbortSignal.timeout(patience) });
    text = await response.text();
  } catch (cause) {
    throw networkFault(what, new URL(address), cause);
  }
  const location = response.headers.get("location");
  return {
    status: response.status,
    location: location && new URL(location, address).href,
    json: parse(text),
    isPage: /^\s*</.test(text),
  };
}

function networkFault(what: string, { origin, hostname }: URL, cause: unknown): Broken {
  const code = codeOf(cause);
  if (cause instanceof Error && cause.name === "TimeoutError")
    return new Broken(
      `${what} at ${origin} did not answer within ${patience / 1000} seconds.`,
      "See whether it is overloaded, and whether a firewall drops requests from this computer without an answer.",
    );
  if (certificate.test(code))
    return new Broken(
      `The certificate of ${origin} is not accepted (${code}).`,
      "Install a certificate that is valid for this name, with its whole chain; a certificate of one's own is not enough for Dataverse.",
    );
  if (code === "ENOTFOUND" || code === "EAI_AGAIN")
    return new Broken(
      `No address is known for the name ${hostname}.`,
      "Correct the name in the configuration, or its DNS entry.",
    );
  return new Broken(
    `${what} at ${origin} can't be reached${code ? ` (${code})` : ""}.`,
    "Start it, and see whether address, port and firewall are right.",
    { cause },
  );
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  return String((error as NodeJS.ErrnoException).code ?? "") || codeOf(error.cause);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}
