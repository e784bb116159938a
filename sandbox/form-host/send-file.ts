import { createReadStream, statSync } from "node:fs";
import { extname } from "node:path";
import type { FastifyReply } from "fastify";
import { resourceHeaders } from "./headers";

/** A file to send, or the sentence that says why there is none. */
export type FoundFile = { path: string; type?: string } | { missing: string };

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".resx": "application/xml; charset=utf-8",
  ".svg": "image/svg+xml",
  ".xml": "application/xml; charset=utf-8",
};

/** Sends the file with its type and no sniffing; never cached for long, because builds replace it while the sandbox runs. */
export function sendFile(reply: FastifyReply, found: FoundFile): FastifyReply {
  reply.headers(resourceHeaders).header("cache-control", "no-cache");
  if ("missing" in found) return reply.code(404).send({ error: { message: found.missing } });
  if (!statSync(found.path, { throwIfNoEntry: false })?.isFile())
    return reply.code(404).send({ error: { message: "This file is not built yet: run the build, then reload." } });
  return reply
    .type(found.type ?? types[extname(found.path)] ?? "application/octet-stream")
    .send(createReadStream(found.path));
}
