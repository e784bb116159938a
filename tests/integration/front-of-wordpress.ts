import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { type AddressInfo } from "node:net";

/** What a front may change about a request and its answer. */
export interface Fault {
  /** Headers of the request that don't get through. */
  drop?: string[];
  /** Answers in WordPress's place. */
  answer?: { status: number; headers?: Record<string, string>; body: string };
  /** Rewrites WordPress's answer. */
  rewrite?: (body: string) => string;
}

export interface Front {
  url: string;
  fault: Fault;
  close(): Promise<void>;
}

/** A web server in front of WordPress, as a host has one, with faults at will. */
export async function startFront(wordpress: string): Promise<Front> {
  const front: Front = { url: "", fault: {}, close: () => Promise.resolve() };
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      void (async () => {
        const { drop = [], answer, rewrite } = front.fault;
        if (answer) return response.writeHead(answer.status, answer.headers).end(answer.body);
        const method = request.method ?? "GET";
        const upstream = await fetch(wordpress + (request.url ?? "/"), {
          method,
          headers: without(request.headers, ["host", "connection", "content-length", ...drop]),
          ...(chunks.length && method !== "GET" ? { body: Buffer.concat(chunks) } : {}),
          redirect: "manual",
        });
        const body = await upstream.text();
        response.writeHead(upstream.status, { "content-type": upstream.headers.get("content-type") ?? "text/plain" });
        return response.end(rewrite ? rewrite(body) : body);
      })();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  front.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  front.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return front;
}

const without = (headers: IncomingHttpHeaders, names: string[]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      names.includes(name) || value === undefined ? [] : [[name, String(value)]],
    ),
  );
