import type { BridgeConfig } from "../config";
import type { DataverseClient } from "../dataverse/client";

/** What every part works with. */
export interface SetupContext {
  dataverse: DataverseClient;
  /** Where Dataverse reaches the bridge, without a slash at the end. */
  publicUrl: string;
  /** The keys that Dataverse is to send from now on: the first of each list of the configuration. */
  feedKey: string;
  webhookKey: string;
  /** Waits that long. */
  sleep: (milliseconds: number) => Promise<unknown>;
}

/** The configuration's part of a context. @throws Error with a sentence where the bridge's public address is missing. */
export function contextOf(config: BridgeConfig): Pick<SetupContext, "publicUrl" | "feedKey" | "webhookKey"> {
  const { publicUrl } = config;
  if (publicUrl === undefined)
    throw new Error('The configuration does not say where Dataverse reaches the bridge. Add "publicUrl": "https://…".');
  return {
    publicUrl: publicUrl.replace(/\/+$/, ""),
    feedKey: config.feedKeys[0]!,
    webhookKey: config.webhookKeys[0]!,
  };
}

/** A difference between what is there and what should be, not made yet. */
export interface Change {
  /** For a person, in a few words, e.g. `"set address and key"`; never a key. */
  what: string;
  make(): Promise<void>;
}

/** One thing that set-up sees to. Reading and writing are apart, so that a rehearsal is the same code. */
export interface Part {
  name: string;
  /** What to do when it fails. */
  advice: string;
  /** When it fails, nothing else is tried. */
  gate?: boolean;
  /** Reads; undefined when everything is so already. @throws Error whose message is the reason. */
  difference(context: SetupContext): Promise<Change | undefined>;
  /** Reads what of it is to be taken back; undefined when nothing is there. Left out: the part makes nothing. */
  leftover?(context: SetupContext): Promise<Change | undefined>;
}
