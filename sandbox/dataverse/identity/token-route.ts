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
        const { status, body } = issueToken(identity, request.body);
        return reply.code(status).send(body);
      });
  });
}

/** What the token endpoint answers to a form. */
export function issueToken(identity: Identity, body: unknown): { status: number; body: Record<string, unknown> } {
  const parsed = form.safeParse(body);
  if (!parsed.success)
    return { status: 400, body: { error: "invalid_request", error_description: z.prettifyError(parsed.error) } };
  const token = identity.issueToken(parsed.data.client_id, parsed.data.client_secret);
  if (token) {
    const seconds = { expires_in: tokenSeconds, ext_expires_in: tokenSeconds };
    return { status: 200, body: { token_type: "Bearer", ...seconds, access_token: token } };
  }
  const sentence = "No application user of the sandbox has this client id and secret.";
  return { status: 401, body: { error: "invalid_client", error_description: sentence } };
}
