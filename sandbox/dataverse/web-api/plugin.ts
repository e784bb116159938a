import { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";

import { type Call, type Environment } from "../environment";
import { DataverseError, fail } from "../errors";
import { newGuid } from "../guid";
import { type Identity } from "../identity/identity";
import { refuseCrossSite } from "../identity/same-origin";
import { type Answer } from "./answer";
import { batch } from "./batch";
import { errorAnswer, handle, type WebApiRequest } from "./handle";
import { parsePrefer } from "./prefer";

const versions = ["v9.0", "v9.1", "v9.2"];
const bodyLimit = 16 * 1024 * 1024;

/** Mounts `/api/data/v9.x/*`. Bodies stay text: what is wrong in them is answered in the platform's words. */
export async function webApi(app: FastifyInstance, environment: Environment, identity: Identity): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "string", bodyLimit }, (_request, body, done) => done(null, body));
    scope.route({
      method: ["GET", "POST", "PATCH", "PUT", "DELETE"],
      url: "/api/data/:version/*",
      handler: async (request, reply) => send(reply, await answer(environment, identity, request)),
    });
  });
}

async function answer(environment: Environment, identity: Identity, request: FastifyRequest): Promise<Answer> {
  const { knobs } = environment;
  const url = request.raw.url ?? "";
  const caller = identity.callerOf(request.headers);
  if (knobs.delayMs) await new Promise((resolve) => setTimeout(resolve, knobs.delayMs));
  const result = knobs.takeFailure(request.method, url) ?? (await answerFor(environment, caller, request, url));
  knobs.log({ method: request.method, url, status: result.status, caller: caller?.name ?? null });
  return result;
}

async function answerFor(
  environment: Environment,
  caller: Call["caller"] | undefined,
  request: FastifyRequest,
  url: string,
): Promise<Answer> {
  const parts = readUrl(url);
  const webRequest: WebApiRequest = {
    method: request.method,
    ...parts,
    body: typeof request.body === "string" ? request.body : "",
  };
  try {
    if (!versions.includes(parts.version)) throw fail("segmentNotFound", parts.version);
    refuseCrossSite(request.headers);
    if (!caller)
      throw new DataverseError("0x80040220", 401, fail("unauthorized").message, { "WWW-Authenticate": "Bearer" });
    const call = callOf(request, caller, parts);
    if (parts.path === "$batch" && request.method === "POST")
      return await batch(environment, call, request.headers["content-type"], webRequest.body);
    return await handle(environment, call, webRequest);
  } catch (error) {
    return errorAnswer(environment, webRequest, error);
  }
}

function readUrl(url: string): { version: string; path: string; query: string } {
  const [address = "", ...query] = url.split("?");
  const [version = "", ...path] = address.replace(/^\/api\/data\//, "").split("/");
  return { version, path: path.join("/"), query: query.join("?") };
}

function callOf(
  request: FastifyRequest,
  caller: Call["caller"],
  { version, query }: { version: string; query: string },
): Call {
  const headers: Call["headers"] = {};
  for (const [name, value] of Object.entries(request.headers))
    headers[name] = Array.isArray(value) ? value.join(",") : value;
  const tag = new URLSearchParams(query).get("tag");
  return {
    caller,
    base: `${request.protocol}://${request.host}/api/data/${version}`,
    prefer: parsePrefer(headers.prefer),
    ...(tag === null ? {} : { tag }),
    headers,
    correlationId: newGuid(),
  };
}

function send(reply: FastifyReply, { status, headers, body }: Answer): FastifyReply {
  reply
    .code(status)
    .headers({ "OData-Version": "4.0", "x-ms-service-request-id": newGuid(), "Cache-Control": "no-cache", ...headers });
  return reply.send(body);
}
