import { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { parseQuery } from "../../odata/parse-query";
import { serviceDocument, serviceDocumentXml } from "../../odata/service-document";
import { metadata } from "./documents";
import { FeedError, badRequest, toFeedError } from "./errors";
import { keyChecker } from "./key";
import { plainGuid } from "./literal-value";
import { nextToken, pageOf, preferredPageSize } from "./page-token";
import { entitySet } from "./properties";
import { type FeedLog } from "./read-one-user";
import { readUser, readUsers } from "./read-users";
import { Sites, type FeedSite } from "./sites";
import { createUser, deleteUser, updateUser, type Writer } from "./write-users";

export interface FeedOptions extends Pick<Writer, "contacts" | "onContactsTouched"> {
  sites: readonly FeedSite[];
  /** One key, or two while the key is being changed; compared with the header `X-Icds-Key`. */
  feedKeys: readonly string[];
  log: FeedLog;
  /** The bridge's address as Dataverse knows it, for links in answers; taken from each request when left out. */
  publicUrl?: string;
}

/**
 * The OData v4 feed behind the virtual table "WordPress Users", below `/odata` (docs/contracts.md, "Dataverse -> bridge").
 * Every answer but the key's refusal is about WordPress as it is now, with one exception: a single row that was read lately is shown, with
 * its `Age` in seconds (RFC 9111), while WordPress can't be reached.
 */
export function registerFeed(app: FastifyInstance, options: FeedOptions): void {
  const { feedKeys, contacts, onContactsTouched, log } = options;
  const isValid = keyChecker(feedKeys);
  const sites = new Sites(options.sites);
  const writer: Writer = { sites, contacts, onContactsTouched, log };
  const rootOf = (request: FastifyRequest) =>
    `${(options.publicUrl ?? `${request.protocol}://${request.host}`).replace(/\/$/, "")}/odata/`;

  app.register(
    async (feed) => {
      feed.addHook("onRequest", async (request, reply) => {
        reply.header("OData-Version", "4.0");
        if (isValid(request.headers["x-icds-key"])) return;
        throw new FeedError(401, "unauthorized", "The header X-Icds-Key does not carry a valid key.");
      });
      feed.removeAllContentTypeParsers();
      feed.addContentTypeParser(["application/json"], { parseAs: "string" }, (_request, body, done) => {
        try {
          done(null, body === "" ? undefined : JSON.parse(String(body)));
        } catch {
          done(badRequest("The body is no JSON."));
        }
      });
      feed.setErrorHandler((error, request, reply) => {
        const { status, code, message } = toFeedError(error);
        if (status >= 500) log.error({ err: error, request: request.id, status }, "The feed could not answer");
        else log.debug({ request: request.id, status, code }, "The feed refused a request");
        return json(reply.status(status), { error: { code, message: `${message} (request ${request.id})` } });
      });
      feed.setNotFoundHandler((request) => {
        throw new FeedError(404, "not_found", `The feed has nothing at ${request.url.split("?")[0]}.`);
      });

      feed.get("/", async (request, reply) => {
        const accept = request.headers.accept ?? "";
        if (/xml/.test(accept) && !/json/.test(accept))
          return reply.type("application/xml; charset=utf-8").send(serviceDocumentXml(rootOf(request), [entitySet]));
        return json(reply, serviceDocument(rootOf(request), [entitySet]));
      });
      feed.get("/$metadata", async (_request, reply) => reply.type("application/xml; charset=utf-8").send(metadata));

      feed.get(`/${entitySet}`, async (request, reply) => {
        const params = queryOf(request);
        const query = parseQuery(params);
        const page = pageOf(query, preferredPageSize(request.headers.prefer));
        const { rows, count } = await readUsers(sites, query, page);
        const token = nextToken(page, rows.length);
        return json(reply, {
          "@odata.context": `${rootOf(request)}$metadata#${entitySet}${query.select ? `(${query.select.join(",")})` : ""}`,
          ...(count === undefined ? {} : { "@odata.count": count }),
          value: rows,
          ...(token === undefined
            ? {}
            : { "@odata.nextLink": `${rootOf(request)}${entitySet}?${nextParams(params, token)}` }),
        });
      });
      feed.post(`/${entitySet}`, async (request, reply) => {
        const row = await createUser(writer, request.body);
        const address = `${rootOf(request)}${entitySet}(${row.Id})`;
        return entity(request, reply.status(201).header("Location", address).header("OData-EntityId", address), row);
      });

      // find-my-way reads brackets in a route as a pattern, so the key is cut out of the segment by hand.
      feed.get("/:resource", async (request, reply) => {
        const { row, age } = await readUser(sites, idOf(request), parseQuery(queryOf(request)), log);
        return entity(request, age === undefined ? reply : reply.header("Age", age), row);
      });
      feed.route({
        method: ["PATCH", "PUT"],
        url: "/:resource",
        handler: async (request, reply) =>
          entity(request, reply, await updateUser(writer, idOf(request), request.body)),
      });
      feed.delete("/:resource", async (request, reply) => {
        await deleteUser(writer, idOf(request));
        return reply.status(204).send();
      });
    },
    { prefix: "/odata" },
  );

  function entity(request: FastifyRequest, reply: FastifyReply, row: object): FastifyReply {
    return json(reply, { "@odata.context": `${rootOf(request)}$metadata#${entitySet}/$entity`, ...row });
  }
}

const json = (reply: FastifyReply, body: object): FastifyReply =>
  reply.type("application/json; odata.metadata=minimal; charset=utf-8").send(JSON.stringify(body));

const queryOf = (request: FastifyRequest): URLSearchParams =>
  new URL(request.raw.url ?? "/", "http://feed").searchParams;

function nextParams(params: URLSearchParams, token: string): string {
  const next = new URLSearchParams(params);
  for (const name of ["$top", "$skip", "$skiptoken"]) next.delete(name);
  next.set("$skiptoken", token);
  return next.toString();
}

/** The guid in `WordPressUsers(<guid>)` or `WordPressUsers(Id=<guid>)`. */
function idOf(request: FastifyRequest): string {
  const { resource } = request.params as { resource: string };
  const match = /^WordPressUsers\((?:Id=)?(.+)\)$/.exec(resource);
  if (!match) throw new FeedError(404, "not_found", `The feed has no resource '${resource}'.`);
  const guid = plainGuid(match[1]!);
  if (!guid) throw badRequest(`'${match[1]}' is not the id of a WordPress user: ids are guids.`);
  return guid;
}
