import { z } from "zod";
import { DataverseRefused, DataverseUnreachable } from "./errors";

/** Answers that say something about Dataverse or a gateway, not about the request; a plain 500 may well be the request's fault. */
const busy = new Set([429, 502, 503, 504]);

const envelope = z.object({ error: z.object({ code: z.string().default(""), message: z.string() }) });

/** One answer of the Web API, read to its end. */
export interface Answer {
  status: number;
  statusText: string;
  headers: Headers;
  text: string;
}

/**
 * The body of a good answer.
 * @param what the request in words, e.g. `GET contacts`.
 * @throws DataverseRefused, DataverseUnreachable.
 */
export function checked({ status, statusText, text }: Answer, what: string): string {
  if (status >= 200 && status < 300) return text;
  const parsed = envelope.safeParse(parseJson(text));
  const { code, message } = parsed.success ? parsed.data.error : { code: "", message: statusText };
  if (status === 401)
    throw new DataverseUnreachable(
      `Dataverse does not accept the bridge's sign-in (401 to ${what}). Is the application user set up and enabled?`,
    );
  if (busy.has(status)) throw new DataverseUnreachable(`Dataverse answered ${status} to ${what}: ${message}`);
  throw new DataverseRefused(status, code, `Dataverse refused ${what} (${status}): ${message}`);
}

/** Undefined for text that is no JSON: the schema that reads it says so. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
