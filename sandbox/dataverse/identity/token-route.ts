import { type FastifyInstance } from "fastify";
import { z } from "zod";

import { type Identity, tokenSeconds } from "./identity";

const form = z.object({
  grant_type: z.literal("client_credentials"),
  client_id: z.string().min(1),
  client_secret: z.string().min(1),
  scope: z.string().optional(),
  resource: z.string().optional(),
});

/** Mounts `POST /oauth2/v2.0/token` (with or without a tenant before it): client credentials of application users, as Entra ID takes them. */
export async function tokenRoute(app: FastifyInstance, identity: Identity): Promise<void> {
  await app.register(async (scope) => {
    scope.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(body as string))),
    );
    for (const url of ["/oauth2/v2.0/token", "/:tenant/oauth2/v2.0/token"])
      scope.post(url, async (request, reply) => {
        reply.header("Cache-Control", "no-store");
        const parsed = form.safeParse(request.body);
        if (!parsed.success)
          return reply.code(400).send({ error: "invalid_request", error_description: z.prettifyError(parsed.error) });
        const token = identity.issueToken(parsed.data.client_id, parsed.data.client_secret);
        if (!token)
          return reply.code(401).send({
            error: "invalid_client",
            error_description: "No application user of the sandbox has this client id and secret.",
          });
        return { token_type: "Bearer", expires_in: tokenSeconds, ext_expires_in: tokenSeconds, access_token: token };
      });
  });
}
