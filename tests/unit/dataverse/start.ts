import Fastify from "fastify";
import { join } from "node:path";

import { createDataverse, type Dataverse, type DataverseOptions } from "../../../sandbox/dataverse";
import { createMetadata } from "../../../sandbox/metadata";

const root = join(__dirname, "../../..");

export const metadata = createMetadata({ solutionFolder: join(root, "solution"), outFolder: join(root, "out") });

export const applicationUser = { clientId: "bridge", clientSecret: "secret of the bridge", name: "WordPress bridge" };

export interface Reply {
  status: number;
  headers: Record<string, string | undefined>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests reach into answers of every shape
  body: any;
  text: string;
}

type Send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>;

export interface Started {
  dataverse: Dataverse;
  /** Address of the Web API. */
  base: string;
  /** As the person Dana Dynamics, below `/api/data/v9.2/`. */
  send: Send;
  /** Any path, no caller. */
  raw: Send;
  stop(): Promise<void>;
}

export const annotated = { prefer: 'odata.include-annotations="*"' };

/** A local Dataverse on the shipped solution, on a free port. */
export async function start(options: Partial<DataverseOptions> = {}): Promise<Started> {
  const dataverse = createDataverse({ metadata, applicationUsers: [applicationUser], ...options });
  const app = Fastify();
  await dataverse.register(app);
  const origin = await app.listen({ port: 0, host: "127.0.0.1" });
  const raw: Send = async (method, path, body, headers = {}) => {
    const json = body !== undefined && typeof body !== "string";
    const response = await fetch(origin + path, {
      method,
      headers: { ...(json ? { "content-type": "application/json" } : {}), ...headers },
      ...(body === undefined ? {} : { body: json ? JSON.stringify(body) : (body as string) }),
    });
    const text = await response.text();
    const isJson = String(response.headers.get("content-type")).includes("json") && text !== "";
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: isJson ? JSON.parse(text) : undefined,
      text,
    };
  };
  const cookie = `sandbox_person=${dataverse.people[0]!.id}`;
  const send: Send = (method, path, body, headers) =>
    raw(method, `/api/data/v9.2/${path}`, body, { cookie, ...headers });
  const stop = async () => {
    await dataverse.stop();
    await app.close();
  };
  return { dataverse, base: `${origin}/api/data/v9.2`, send, raw, stop };
}

/** A guid with a number at its end. */
export const guid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
