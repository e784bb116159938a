import { type IncomingHttpHeaders } from "node:http";

import { type Call, type Environment } from "../environment";
import { DataverseError, errorBody, fail } from "../errors";
import { newGuid } from "../guid";
import { type Identity } from "../identity/identity";
import { refuseCrossSite } from "../identity/same-origin";
import { type Answer, json } from "./answer";
import { batch } from "./batch";
import { errorAnswer, handle, type WebApiRequest } from "./handle";
import { parsePrefer } from "./prefer";

/** A request as it comes over the wire, whatever carried it. */
export interface WireRequest {
  method: string;
  /** Path and query. */
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** Scheme, host and port by which the caller knows the environment. */
  origin: string;
}

const versions = ["v9.0", "v9.1", "v9.2"];

/** Answers a request below `/api/data/`: who asks, the knobs, the limits, then the request itself. */
export async function answer(environment: Environment, identity: Identity, request: WireRequest): Promise<Answer> {
  const { knobs } = environment;
  const { url } = request;
  const caller = identity.callerOf(request.headers);
  if (knobs.delayMs) await new Promise((resolve) => setTimeout(resolve, knobs.delayMs));
  const result =
    (knobs.outage === "503" ? errorOf(fail("outage")) : undefined) ??
    knobs.takeFailure(request.method, url) ??
    (await withinLimits(environment, caller, () => answerFor(environment, caller, request, url)));
  const { status } = result;
  const outcome = status === 501 ? "unknown" : status >= 400 ? "refused" : "handled";
  knobs.log({ method: request.method, url, status, caller: caller?.name ?? null, outcome });
  return result;
}

async function withinLimits(
  { knobs }: Environment,
  caller: Call["caller"] | undefined,
  work: () => Promise<Answer>,
): Promise<Answer> {
  if (!caller) return work();
  let end = (): void => undefined;
  try {
    const begun = knobs.limits.begin(caller.userId);
    end = begun.end;
    const result = await work();
    return { ...result, headers: { ...begun.headers, ...result.headers } };
  } catch (error) {
    if (error instanceof DataverseError) return errorOf(error);
    throw error;
  } finally {
    end();
  }
}

const errorOf = (error: DataverseError): Answer => json(error.status, errorBody(error), error.headers);

async function answerFor(
  environment: Environment,
  caller: Call["caller"] | undefined,
  request: WireRequest,
  url: string,
): Promise<Answer> {
  const parts = readUrl(url);
  const webRequest: WebApiRequest = {
    method: request.method,
    ...parts,
    body: request.body,
  };
  try {
    if (!versions.includes(parts.version)) throw fail("segmentNotFound", parts.version);
    refuseCrossSite(request.headers);
    if (!caller)
      throw new DataverseError("0x80040220", 401, fail("unauthorized").message, { "WWW-Authenticate": "Bearer" });
    const call = callOf(request, caller, parts);
    if (parts.path === "$batch" && request.method === "POST")
      return await batch(environment, call, call.headers["content-type"], webRequest.body);
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
  request: WireRequest,
  caller: Call["caller"],
  { version, query }: { version: string; query: string },
): Call {
  const headers: Call["headers"] = {};
  for (const [name, value] of Object.entries(request.headers))
    headers[name] = Array.isArray(value) ? value.join(",") : value;
  const tag = new URLSearchParams(query).get("tag");
  return {
    caller,
    base: `${request.origin}/api/data/${version}`,
    prefer: parsePrefer(headers.prefer),
    ...(tag === null ? {} : { tag }),
    headers,
    correlationId: newGuid(),
  };
}
