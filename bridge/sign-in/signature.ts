import { createHmac, timingSafeEqual } from "node:crypto";

/** Seconds that a signed request may be off our clock; older ones could be somebody's recording. */
const allowedSkew = 300;

export interface Signed {
  timestamp: string | undefined;
  signature: string | undefined;
  /** The body as it came, before anybody parsed it. */
  body: string;
}

/** The signature WordPress puts on a request: hex HMAC-SHA256 of `<timestamp>.<raw body>` with the site's secret. */
export function sign(secret: string, timestamp: string, body: string): string {
  return createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
}

/**
 * Finds who signed a request among some holders of a secret.
 * @returns the signer, "late" when the time is too far off, undefined when nobody's secret fits.
 */
export function signerOf<Holder extends { secret: string }>(
  { timestamp, signature, body }: Signed,
  holders: readonly Holder[],
  now: Date,
): Holder | "late" | undefined {
  if (!timestamp || !/^\d{1,12}$/.test(timestamp) || !signature || !/^[0-9a-f]{64}$/i.test(signature)) return undefined;
  const given = Buffer.from(signature, "hex");
  const signer = holders.filter(({ secret }) =>
    timingSafeEqual(given, Buffer.from(sign(secret, timestamp, body), "hex")),
  )[0];
  if (signer && Math.abs(now.getTime() / 1000 - Number(timestamp)) > allowedSkew) return "late";
  return signer;
}
