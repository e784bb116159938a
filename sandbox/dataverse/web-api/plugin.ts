import { type FastifyInstance, type FastifyReply } from "fastify";

import { type Environment } from "../environment";
import { newGuid } from "../guid";
import { type Identity } from "../identity/identity";
import { answer } from "./answer-wire";
import { type Answer } from "./answer";

const bodyLimit = 16 * 1024 * 1024;

/** Mounts `/api/data/v9.x/*`. Bodies stay text: what is wrong in them is answered in the platform's words. */
export async function webApi(app: FastifyInstance, environment: Environment, identity: Identity): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "string", bodyLimit }, (_request, body, done) => done(null, body));
    scope.route({
      method: ["GET", "POST", "PATCH", "PUT", "DELETE"],
      url: "/api/data/:version/*",
      handler: async (request, reply) => {
        if (environment.knobs.outage === "silence") return reply.hijack().raw.destroy();
        const { method, headers, body, protocol, host } = request;
        const text = typeof body === "string" ? body : "";
        const wire = { method, url: request.raw.url ?? "", headers, body: text, origin: `${protocol}://${host}` };
        return send(reply, await answer(environment, identity, wire));
      },
    });
  });
}

function send(reply: FastifyReply, { status, headers, body }: Answer): FastifyReply {
  reply
    .code(status)
    .headers({ "OData-Version": "4.0", "x-ms-service-request-id": newGuid(), "Cache-Control": "no-cache", ...headers });
  return reply.send(body);
}
