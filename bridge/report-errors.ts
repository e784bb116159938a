import type { FastifyInstance } from "fastify";
import { Problem } from "./problem";

/**
 * Answers every error of the bridge's own routes as JSON: a {@link Problem} with its sentence, a wrong request with Fastify's, anything
 * unexpected with the request's id alone; its reason is in the log.
 */
export function reportErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: Error, request, reply) => {
    const status = error instanceof Problem ? error.status : statusOf(error);
    const told = error instanceof Problem || status < 500;
    if (!told) request.log.error({ err: error, route: request.routeOptions.url }, "A request failed");
    const code = error instanceof Problem ? error.code : status < 500 ? "bad_request" : "internal";
    const message = told ? error.message : `The bridge failed on this request. Its log says why, under ${request.id}.`;
    return reply.code(status).send({ error: { code, message } });
  });
  app.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .send({ error: { code: "not_found", message: `The bridge has no ${request.method} at this address.` } }),
  );
}

function statusOf(error: Error): number {
  const { statusCode } = error as { statusCode?: unknown };
  return typeof statusCode === "number" && statusCode >= 400 ? statusCode : 500;
}
