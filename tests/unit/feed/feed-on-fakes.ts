import Fastify, { type FastifyInstance } from "fastify";
import { registerFeed } from "../../../bridge/feed/register-feed";
import { type RememberedUsers } from "../../../bridge/feed/remembered-users";
import { type FakeWordPress } from "./fake-wordpress";

export const feedKey = "a-long-enough-key-for-the-feed";
export const ann = "11111111-1111-1111-1111-111111111111";
export const bob = "22222222-2222-2222-2222-222222222222";

/** A feed over WordPress sites in memory; the first is the default one, tags count from 1. */
export function feedOn(
  sites: FakeWordPress[],
  more: {
    feedKeys?: string[];
    onContactsTouched?: () => Promise<void>;
    remembered?: RememberedUsers;
    nameOf?: (contact: string) => Promise<string | undefined>;
  } = {},
) {
  const app = Fastify();
  const touched: [number, string[]][] = [];
  const logged: string[] = [];
  const note = (details: object, message: string) => void logged.push(`${message} ${JSON.stringify(details)}`);
  const names: Record<string, string> = { [ann]: "Ann Berg", [bob]: "Bob Stone" };
  registerFeed(app, {
    sites: sites.map((site, index) => ({
      tag: index + 1,
      default: index === 0,
      wordpress: site.client,
      ...(more.remembered && { remembered: more.remembered }),
    })),
    feedKeys: more.feedKeys ?? [feedKey],
    contacts: { nameOf: more.nameOf ?? (async (contact) => names[contact]) },
    onContactsTouched: more.onContactsTouched ?? ((tag, contacts) => void touched.push([tag, contacts])),
    log: { debug: note, warn: (details, message) => note(details, `warn: ${message}`), error: note },
    publicUrl: "https://bridge.example.org",
  });
  return { touched, logged, ...requests(app) };
}

const open: FastifyInstance[] = [];

/** Closes every feed that a test opened. */
export const closeFeeds = async (): Promise<void> => {
  await Promise.all(open.splice(0).map((app) => app.close()));
};

type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

/** Requests over a real connection, as Dataverse sends them. */
function requests(app: FastifyInstance) {
  const address = app.listen({ host: "127.0.0.1", port: 0 });
  open.push(app);
  const fetchRaw = async (
    method: Method,
    path: string,
    init: { body?: string; headers?: Record<string, string> } = {},
  ) => {
    const response = await fetch((await address) + path, { method, ...init });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.startsWith("application/json") && text !== "";
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
  };
  const send = (method: Method, path: string, body?: object, headers: Record<string, string> = {}) =>
    fetchRaw(method, `/odata/${path}`, {
      headers: { "x-icds-key": feedKey, ...(body ? { "content-type": "application/json" } : {}), ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const encode = (query: Record<string, string | number | boolean>) =>
    Object.entries(query)
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join("&");
  return {
    fetchRaw,
    send,
    list: (query: Record<string, string | number | boolean> = {}, headers?: Record<string, string>) =>
      send("GET", `WordPressUsers?${encode(query)}`, undefined, headers),
  };
}
