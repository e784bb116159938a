import { readFileSync } from "node:fs";
import { z } from "zod";
import { maxSiteTag } from "../model/user-guid";

const secret = z.string().min(16, "has to be at least 16 characters long");
const isLoopback = (url: URL) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
const address = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url));
}, "has to be an address that begins with https: (http: only for this computer)");

const application = [
  z.strictObject({
    kind: z.literal("loopback"),
    tokenUrl: address.refine(
      (text) => URL.canParse(text) && isLoopback(new URL(text)),
      "has to be an address of this computer",
    ),
    clientId: z.string().min(1),
    clientSecret: z.string().min(1),
  }),
  z.strictObject({
    kind: z.literal("clientSecret"),
    tenantId: z.string().min(1),
    clientId: z.string().min(1),
    clientSecret: z.string().min(1),
  }),
  z.strictObject({
    kind: z.literal("certificate"),
    tenantId: z.string().min(1),
    clientId: z.string().min(1),
    /** PEM: the certificate and its private key, in one file that only the bridge may read. */
    certificateFile: z.string().min(1),
  }),
] as const;
const auth = z.discriminatedUnion("kind", application);
/** A person can sign in to set up; nobody sits beside the service. */
const setupAuth = z.discriminatedUnion("kind", [
  ...application,
  z.strictObject({ kind: z.literal("deviceCode"), tenantId: z.string().min(1), clientId: z.string().min(1) }),
]);
export type DataverseAuth = z.infer<typeof setupAuth>;

const site = z.strictObject({
  /** Which site: part of every user's guid and key, never changed afterwards. */
  tag: z.int().min(1).max(maxSiteTag),
  url: address,
  /** The WordPress user whose role is `icds_bridge`, and an application password of it. */
  user: z.string().min(1),
  applicationPassword: z.string().min(1),
  /** Shared with the plugin's settings: WordPress signs its questions with it. */
  secret,
  /** The site whose users the contact's columns show. Exactly one. */
  default: z.boolean().default(false),
});
export type SiteConfig = z.infer<typeof site>;

const seconds = z.number().positive().max(86_400);
const keys = z.array(secret).min(1).max(2, "two keys may be valid at once, for a change of keys");

const config = z.strictObject({
  listen: z
    .strictObject({ host: z.string().default("127.0.0.1"), port: z.int().min(0).max(65_535).default(8082) })
    .prefault({}),
  /**
   * The bridge's address as Dataverse knows it, with the path that a proxy may put before its routes. Needed by `bridge setup`, and behind a proxy that ends TLS: links to further pages would otherwise begin with http,
   * and Dataverse would send its key along them.
   */
  publicUrl: address.optional(),
  dataverse: z.strictObject({ url: address, auth }),
  /** Accepted in the feed's header `X-Icds-Key`. */
  feedKeys: keys,
  /** Accepted in the webhook's header `X-Icds-Webhook-Key`. */
  webhookKeys: keys,
  /** For `bridge setup` alone. */
  setup: z
    .strictObject({
      /** Who sets up: needs System Customizer. Left out: who the bridge is. */
      auth: setupAuth.optional(),
    })
    .optional(),
  /** How often WordPress is asked for changes. */
  tickSeconds: seconds.default(5),
  /** How often contacts changed in Dataverse are read. */
  sweepSeconds: seconds.default(60),
  /** How often bound contacts are looked for by id, to find deleted ones. */
  deletionSweepSeconds: seconds.default(3600),
  /** How long the feed may show a user as lately read, one by one, while WordPress can't be reached; 0: never. */
  rememberSeconds: z.number().min(0).max(86_400).default(3600),
  logLevel: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  sites: z
    .array(site)
    .min(1)
    .refine((sites) => new Set(sites.map(({ tag }) => tag)).size === sites.length, "two sites have the same tag")
    .refine(
      (sites) => new Set(sites.map(({ secret }) => secret)).size === sites.length,
      "two sites have the same secret, so each could speak for the other",
    )
    .transform((sites) => (sites.length === 1 ? [{ ...sites[0]!, default: true }] : sites))
    .refine((sites) => sites.filter((one) => one.default).length === 1, "exactly one site has to be the default"),
});

/** The bridge's configuration as it is used, defaults filled in. */
export type BridgeConfig = z.infer<typeof config>;

/**
 * Checks a configuration.
 * @throws Error whose message names every wrong setting and never repeats a value: values may be secrets.
 */
export function parseConfig(value: unknown, from = "The bridge's configuration"): BridgeConfig {
  const parsed = config.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => `- ${path.join(".") || "the file"}: ${message}`);
  throw new Error(`${from} is not usable. Correct these settings:\n${issues.join("\n")}`);
}

/** Reads a configuration file (JSON). @throws Error with a sentence when it can't be read or used. */
export function readConfig(path: string): BridgeConfig {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    throw new Error(`The configuration file ${path} can't be read. Name one with --config or BRIDGE_CONFIG.`, {
      cause,
    });
  }
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new Error(`The configuration file ${path} is no JSON.`);
  }
  return parseConfig(value, `The configuration file ${path}`);
}
