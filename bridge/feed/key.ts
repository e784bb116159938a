import { createHash, timingSafeEqual } from "node:crypto";

/** Tells whether a key is one of the one or two valid ones, in a time that says nothing about how much of it was right. */
export function keyChecker(keys: readonly string[]): (candidate: string | string[] | undefined) => boolean {
  if (keys.length < 1 || keys.length > 2 || keys.some((key) => key === ""))
    throw new RangeError("The feed needs one key, or two while the key is being changed.");
  const digest = (text: string) => createHash("sha256").update(text).digest();
  const valid = keys.map(digest);
  return (candidate) => {
    if (typeof candidate !== "string") return false;
    const given = digest(candidate);
    return valid.reduce((found, one) => timingSafeEqual(one, given) || found, false);
  };
}
