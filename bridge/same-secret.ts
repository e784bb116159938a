import { createHash, timingSafeEqual } from "node:crypto";

/** Whether a given secret is one of the accepted ones, in a time that tells nothing about them. */
export function isOneOf(given: string, accepted: readonly string[]): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  const hash = digest(given);
  return accepted.reduce((found, secret) => timingSafeEqual(hash, digest(secret)) || found, false);
}
