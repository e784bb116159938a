import type { AddressInfo } from "node:net";
import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import pino from "pino";
import { createDataverseClient } from "../../../bridge/dataverse/client";

export const silent: FastifyBaseLogger = pino({ level: "silent" });

export interface Asked {
  method: string;
  /** Address below /api/data/v9.2/ without the tag. */
  path: string;
  headers: Headers;
  body: unknown;
}

type Answer = { status?: number; body?: unknown; headers?: Record<string, string> } | Error;

/** A Dataverse that answers what the test says, one answer per request or by a function of it. */
export function fakeDataverse(answers: Answer[] | ((asked: Asked) => Answer), token = () => Promise.resolve("token")) {
  const asked: Asked[] = [];
  const slept: number[] = [];
  const client = createDataverseClient({
    url: "https://org.example",
    token,
    log: { debug: () => undefined },
    sleep: (milliseconds) => Promise.resolve(slept.push(milliseconds)),
    fetch: (input, init) => {
      const address = new URL(input instanceof Request ? input.url : input);
      expect(address.searchParams.get("tag")).toBe("wordpress-bridge");
      address.searchParams.delete("tag");
      const request: Asked = {
        method: init?.method ?? "GET",
        path: decodeURIComponent(
          (address.pathname + address.search).replace("/api/data/v9.2/", "").replace(/\+/g, " "),
        ),
        headers: new Headers(init?.headers),
        body: typeof init?.body === "string" ? JSON.parse(init.body) : undefined,
      };
      asked.push(request);
      const answer = Array.isArray(answers) ? answers.shift() : answers(request);
      if (!answer) throw new Error(`No answer for ${request.method} ${request.path}`);
      if (answer instanceof Error) return Promise.reject(answer);
      return Promise.resolve(
        new Response(answer.body === undefined ? null : JSON.stringify(answer.body), {
          status: answer.status ?? 200,
          headers: answer.headers,
        }),
      );
    },
  });
  return { client, asked, slept };
}

export const refusal = (status: number, code: string, message = "No.") => ({
  status,
  body: { error: { code, message } },
});

export const contactId = (n: number): string => `11111111-1111-4111-8111-${String(n).padStart(12, "0")}`;

/** A contact as the Web API answers it. */
export const contactAnswer = (n: number, columns: Record<string, unknown> = {}) => ({
  "@odata.etag": 'W/"7"',
  contactid: contactId(n),
  fullname: `Contact ${n}`,
  statecode: 0,
  merged: false,
  _masterid_value: null,
  versionnumber: 7,
  modifiedon: "2026-01-01T00:00:00Z",
  _alexacrm_wordpress_userid_value: null,
  alexacrm_wordpress_userkey: null,
  alexacrm_wordpress_username: null,
  alexacrm_wordpress_loginenabled: true,
  ...columns,
});

const listening: FastifyInstance[] = [];
afterEach(async () => {
  await Promise.all(listening.splice(0).map((app) => app.close()));
});

/** Sends one request to routes that listen on a free port until the test ends. */
export async function send(
  app: FastifyInstance,
  method: "GET" | "POST",
  path: string,
  headers: Record<string, string> = {},
  body?: string,
): Promise<{ status: number; body: unknown }> {
  const at = listening.indexOf(app);
  if (at < 0) {
    listening.push(app);
    await app.listen({ host: "127.0.0.1", port: 0 });
  }
  const { port } = app.server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
    body,
  });
  return { status: response.status, body: await response.json() };
}
