import { parseQuery } from "../../../odata/parse-query";
import { QueryError } from "../../../odata/query-error";
import { type Call, type Environment } from "../environment";
import { answerDefinitions } from "../definitions/answer-definitions";
import { csdl } from "../definitions/csdl";
import { DataverseError, errorBody, errorDetails, fail } from "../errors";
import { retrieve, retrieveColumn } from "../read/retrieve";
import { retrieveByFetch, retrieveMultiple, retrieveSavedQuery, countRows } from "../read/retrieve-multiple";
import { countCollection, retrieveCollection, retrieveNavigation } from "../read/related";
import { Deadlock } from "../store/row-locks";
import { type Answer, json } from "./answer";
import { boundOperation, operation, serviceDocument } from "./operations";
import { parsePath, type Resource } from "./path";
import { patchRow, postRow, removeRow, writeCollectionReference, writeColumn, writeReference } from "./write-requests";

/** A request below `/api/data/v9.2/`, without transport. */
export interface WebApiRequest {
  method: string;
  /** Percent-encoded, without leading slash and query. */
  path: string;
  /** Query without `?`. */
  query: string;
  body: string;
}

/** Answers one request (but `$batch`, see batch.ts); errors become answers with the platform's envelope. */
export async function handle(environment: Environment, call: Call, request: WebApiRequest): Promise<Answer> {
  try {
    const answer = await dispatch(environment, call, request, parsePath(environment, request.path));
    const { applied } = call.prefer;
    if (applied.length && answer.status < 300) answer.headers["Preference-Applied"] = applied.join(", ");
    return answer;
  } catch (error) {
    return withDetails(errorAnswer(environment, request, error), call);
  }
}

/** The error's annotations that `Prefer` asks for. */
function withDetails(answer: Answer, { prefer }: Call): Answer {
  if (!prefer.anyAnnotations) return answer;
  const { error } = JSON.parse(answer.body ?? "{}") as ReturnType<typeof errorBody>;
  const details = Object.entries(errorDetails(error)).filter(([name]) => prefer.annotations(name.slice(1)));
  return { ...answer, body: JSON.stringify({ error: { ...error, ...Object.fromEntries(details) } }) };
}

/** An error as an answer; what is not implemented or not expected is traced. */
export function errorAnswer({ knobs }: Environment, { method, path, query }: WebApiRequest, error: unknown): Answer {
  const known =
    error instanceof QueryError
      ? fail("badQuery", error.message)
      : error instanceof Deadlock
        ? fail("deadlock")
        : error;
  const url = path + (query ? `?${query}` : "");
  if (known instanceof DataverseError) {
    if (known.message.startsWith("not implemented"))
      knobs.trace.add({ kind: "notImplemented", method, url, what: known.message });
    return json(known.status, errorBody(known), known.headers);
  }
  knobs.trace.add({
    kind: "unexpected",
    method,
    url,
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  return json(500, errorBody(fail("unexpected")));
}

async function dispatch(
  environment: Environment,
  call: Call,
  request: WebApiRequest,
  resource: Resource,
): Promise<Answer> {
  const { method, body } = request;
  const search = new URLSearchParams(request.query);
  const query = () => parseQuery([...search].filter(([name]) => name.startsWith("$") || name.startsWith("@")));
  const refuse = () =>
    new DataverseError("0x80060888", 405, `The method ${method} is not supported on '${request.path}'.`);
  switch (resource.kind) {
    case "service":
      if (method !== "GET") throw refuse();
      return serviceDocument(environment, call);
    case "metadata":
      if (method !== "GET") throw refuse();
      return { status: 200, headers: { "Content-Type": "application/xml" }, body: csdl(environment) };
    case "definitions":
      if (method !== "GET") throw fail("notImplemented", "changing metadata");
      return answerDefinitions(environment, call, resource.segments, search);
    case "operation":
      return operation(environment, call, resource, request);
    case "count":
      if (method !== "GET") throw refuse();
      return countRows(environment, call, resource.table, query());
    case "set":
      if (method === "POST") return postRow(environment, call, resource.table, body, query());
      if (method !== "GET") throw refuse();
      return readSet(environment, call, resource, search);
    case "row": {
      const { table, key, keyText } = resource;
      if (method === "GET") return retrieve(environment, call, table, key, query());
      if (method === "PATCH") return patchRow(environment, call, table, key, keyText, body, query());
      if (method === "DELETE") return removeRow(environment, call, table, key);
      throw refuse();
    }
    case "column":
      if (method === "GET")
        return retrieveColumn(environment, call, resource.table, resource.key, resource.name, resource.raw);
      if (method !== "PUT" && method !== "DELETE") throw refuse();
      return writeColumn(
        environment,
        call,
        resource.table,
        resource.key,
        resource.name,
        method === "PUT" ? body : undefined,
      );
    case "reference":
      if (method !== "PUT" && method !== "DELETE") throw refuse();
      return writeReference(
        environment,
        call,
        resource.table,
        resource.key,
        resource.property,
        method === "PUT" ? body : undefined,
      );
    case "navigation": {
      if (method !== "GET") throw refuse();
      const { table, key, property, rest } = resource;
      return retrieveNavigation(environment, call, table, key, property, rest, query());
    }
    case "collection":
      return collection(environment, call, request, resource, search);
    case "bound":
      return boundOperation(environment, call, resource, request);
    case "batch":
      throw refuse();
  }
}

function collection(
  environment: Environment,
  call: Call,
  { method, body, path }: WebApiRequest,
  resource: Resource & { kind: "collection" },
  search: URLSearchParams,
): Promise<Answer> {
  const { last, member } = resource;
  if (last === "$ref" && method === "POST" && !member)
    return writeCollectionReference(environment, call, resource, body, undefined);
  if (last === "$ref" && method === "DELETE")
    return writeCollectionReference(environment, call, resource, undefined, search.get("$id") ?? undefined);
  if (member || last === "$ref" || method !== "GET") throw fail("notImplemented", `${method} ${path} on a collection`);
  refuseLacked(search);
  if (search.has("fetchXml") || search.has("savedQuery")) throw fail("notImplemented", "FetchXML on a collection");
  const query = parseQuery(search);
  if (last === "$count") return countCollection(environment, call, resource, query);
  return retrieveCollection(environment, call, resource, query, search);
}

const setOptions = ["fetchXml", "savedQuery", "tag"];
const lackedOptions = ["$apply", "$search", "$compute", "$format"];

function readSet(
  environment: Environment,
  call: Call,
  { table }: Resource & { kind: "set" },
  search: URLSearchParams,
): Promise<Answer> {
  refuseLacked(search);
  const fetchXml = search.get("fetchXml");
  const savedQuery = search.get("savedQuery");
  if ((fetchXml ?? savedQuery) === null) return retrieveMultiple(environment, call, table, parseQuery(search), search);
  const other = [...search.keys()].find((name) => name.startsWith("$"));
  if (other) throw fail("notImplemented", `${other} together with ${fetchXml === null ? "savedQuery" : "fetchXml"}`);
  return fetchXml === null
    ? retrieveSavedQuery(environment, call, table, savedQuery!)
    : retrieveByFetch(environment, call, table, fetchXml);
}

/** Options that nothing here reads are refused, not overlooked. */
function refuseLacked(search: URLSearchParams): void {
  for (const name of search.keys())
    if (lackedOptions.includes(name) || !(/^[$@]/.test(name) || setOptions.includes(name)))
      throw fail("notImplemented", `the query option '${name}'`);
  if (/\/(any|all)\s*\(/.test(search.get("$filter")?.replace(/'(?:[^']|'')*'/g, "") ?? ""))
    throw fail("notImplemented", "any and all over a collection in $filter");
}
