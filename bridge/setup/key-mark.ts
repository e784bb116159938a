import { createHmac } from "node:crypto";

/**
 * A sentence that tells, in a row's description, which key is set: Dataverse never gives a webhook's key back. 32 bits of a hash:
 * enough to see a change, too little to find a random key by.
 */
export const keyMark = (key: string): string =>
  `Set by "bridge setup"; key ${createHmac("sha256", key).update("bridge setup").digest("hex").slice(0, 8)}.`;

/** Whether set-up wrote this description. */
export const isMarked = (description: unknown): boolean =>
  typeof description === "string" && description.startsWith('Set by "bridge setup"');
