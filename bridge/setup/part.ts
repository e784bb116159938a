import type { BridgeConfig, SiteConfig } from "../config";
import type { DataverseClient } from "../dataverse/client";

/** What every part works with. */
export interface SetupContext {
  dataverse: DataverseClient;
  /** The sites of the configuration; the rows of the table WordPress Site mirror them. */
  sites: Pick<SiteConfig, "tag" | "url" | "default">[];
  /** Where Dataverse reaches the bridge, without a slash at the end. */
  publicUrl: string;
  /** The keys that Dataverse is to send from now on: the first of each list of the configuration. */
  feedKey: string;
  webhookKey: string;
  /** Whether the running bridge says no to a key that Dataverse is about to send. A bridge out of reach refuses nothing. */
  refusesKey?: (kind: "feed" | "webhook") => Promise<boolean>;
  /** Says what a person is waiting for. */
  tell?: (sentence: string) => void;
  /** Waits that long. */
  sleep: (milliseconds: number) => Promise<unknown>;
}

/** The configuration's part of a context. @throws Error with a sentence where the bridge's public address is missing. */
export function contextOf(config: BridgeConfig): Pick<SetupContext, "publicUrl" | "feedKey" | "webhookKey" | "sites"> {
  const { publicUrl, sites } = config;
  if (publicUrl === undefined)
    throw new Error('The configuration does not say where Dataverse reaches the bridge. Add "publicUrl": "https://…".');
  return {
    publicUrl: publicUrl.replace(/\/+$/, ""),
    feedKey: config.feedKeys[0]!,
    webhookKey: config.webhookKeys[0]!,
    sites: sites.map(({ tag, url, default: isDefault }) => ({ tag, url, default: isDefault })),
  };
}

/** This environment lacks what a part is about, and the product works without it: no failure. */
export class NotAvailable extends Error {}

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
  /** An environment may refuse it, and the product works without it. */
  optional?: boolean;
  /** Reads; undefined when everything is so already. @throws NotAvailable; Error whose message is the reason. */
  difference(context: SetupContext): Promise<Change | undefined>;
  /** Reads what of it is to be taken back; undefined when nothing is there. Left out: the part makes nothing. */
  leftover?(context: SetupContext): Promise<Change | undefined>;
}
