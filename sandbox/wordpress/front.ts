import { createReadStream } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { findStaticFile, type StaticFile, type StaticRoot } from "./static-files";
import { type WorkerRequest, type WorkerResponse } from "./worker-process";
import { TimedOut, Unavailable } from "./worker-queue";

const largestBody = 64 * 1024 * 1024;
const hopByHop = new Set([
  "connection",
  "keep-alive",
  "transfer-encoding",
  "content-length",
  "upgrade",
  "te",
  "trailer",
]);

class TooLarge extends Error {}

/** The HTTP server in front of PHP: files from folders, everything else as a request to the worker. Not listening yet. */
export function createFront(roots: StaticRoot[], ask: (request: WorkerRequest) => Promise<WorkerResponse>): Server {
  return createServer((request, response) => {
    serve(request, response, roots, ask).catch((error: Error) => refuse(response, error));
  });
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  roots: StaticRoot[],
  ask: (request: WorkerRequest) => Promise<WorkerResponse>,
): Promise<void> {
  const { method = "GET", url = "/" } = request;
  if (method === "GET" || method === "HEAD") {
    const file = await findStaticFile(url.split("?")[0]!, roots);
    if (file) return sendFile(request, response, file);
  }
  const body = await readBody(request);
  if (request.destroyed && !request.complete) return;
  const answer = await ask({ method, url, headers: requestHeaders(request), ...(body.length > 0 && { body }) });
  response.statusCode = answer.status;
  for (const [name, values] of Object.entries(answer.headers)) {
    if (!hopByHop.has(name.toLowerCase())) response.setHeader(name, values);
  }
  response.end(method === "HEAD" ? undefined : Buffer.from(answer.body));
}

/** Headers by lower-case name. What claims to come from a proxy is dropped: there is none in front of the sandbox. */
function requestHeaders({ headers }: IncomingMessage): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !/^(x-forwarded-|forwarded$|x-real-ip$)/.test(name));
  return Object.fromEntries(
    kept.map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : (value ?? "")]),
  );
}

async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) throw new TooLarge(`The request is larger than ${largestBody / 1024 / 1024} MB.`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

async function sendFile(request: IncomingMessage, response: ServerResponse, file: StaticFile): Promise<void> {
  const tag = `"${file.size.toString(16)}-${file.modified.getTime().toString(16)}"`;
  response.setHeader("content-type", file.type);
  response.setHeader("etag", tag);
  response.setHeader("cache-control", "no-cache");
  response.setHeader("x-content-type-options", "nosniff");
  if (request.headers["if-none-match"] === tag) {
    response.statusCode = 304;
    response.end();
    return;
  }
  response.setHeader("content-length", file.size);
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  await pipeline(createReadStream(file.file), response);
}

function refuse(response: ServerResponse, error: Error): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.statusCode =
    error instanceof TimedOut ? 504 : error instanceof Unavailable ? 503 : error instanceof TooLarge ? 413 : 502;
  response.setHeader("content-type", "text/plain; charset=utf-8");
  response.end(`${error.message}\n`);
}
