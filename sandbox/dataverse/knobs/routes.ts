import { type FastifyInstance, type FastifyReply } from "fastify";
import { z } from "zod";

import { deliveryModes } from "../events/delivery-queue";
import { DataverseError, errorBody } from "../errors";
import { refuseCrossSite } from "../identity/same-origin";
import { supported } from "../supported";
import { type Knobs } from "./knobs";

const isPattern = (text: string): boolean => {
  try {
    return Boolean(new RegExp(text));
  } catch {
    return false;
  }
};

const bodies = {
  delay: z.object({ ms: z.number().int().min(0).max(60_000) }),
  failNext: z.object({
    count: z.number().int().min(0).default(1),
    status: z.number().int().min(400).max(599).default(500),
    pattern: z.string().refine(isPattern, "is no regular expression").optional(),
    retryAfter: z.number().int().min(0).optional(),
  }),
  deliveries: z.object({ mode: z.enum(deliveryModes) }),
  release: z.object({ order: z.enum(["oldest", "newest"]).default("oldest") }).default({ order: "oldest" }),
};

/** Mounts `/_sandbox/*`: the knobs over HTTP. Never a platform path. */
export async function knobRoutes(
  app: FastifyInstance,
  knobs: Knobs,
  reset: () => void,
  idle: () => Promise<void>,
): Promise<void> {
  await app.register(
    async (scope) => {
      scope.addHook("onRequest", async (request) => refuseCrossSite(request.headers));
      scope.setErrorHandler((error, _request, reply) => sendError(reply, error as Error));
      scope.post("/reset", async (_request, reply) => {
        reset();
        return reply.code(204).send();
      });
      scope.post("/delay", async (request, reply) => {
        knobs.delay(bodies.delay.parse(request.body).ms);
        return reply.code(204).send();
      });
      scope.post("/fail-next", async (request, reply) => {
        knobs.failNext(bodies.failNext.parse(request.body));
        return reply.code(204).send();
      });
      scope.post("/deliveries", async (request, reply) => {
        knobs.deliveries(bodies.deliveries.parse(request.body).mode);
        return reply.code(204).send();
      });
      scope.post("/deliveries/release", async (request) => {
        return { released: knobs.releaseDeliveries(bodies.release.parse(request.body ?? undefined).order) };
      });
      scope.post("/idle", async (_request, reply) => {
        await idle();
        return reply.code(204).send();
      });
      scope.get("/requests", async () => ({ value: knobs.requests }));
      scope.get("/deliveries", async () => ({ mode: knobs.deliveryMode, value: knobs.deliveryList }));
      scope.get("/trace", async () => ({ value: knobs.traceEntries }));
      scope.get("/supported", async () => supported);
    },
    { prefix: "/_sandbox" },
  );
}

function sendError(reply: FastifyReply, error: Error & { statusCode?: number }): FastifyReply {
  if (error instanceof DataverseError) return reply.code(error.status).send(errorBody(error));
  if (error instanceof z.ZodError)
    return reply.code(400).send(errorBody({ code: "sandbox", message: `This knob takes: ${z.prettifyError(error)}` }));
  return reply.code(error.statusCode ?? 500).send(errorBody({ code: "sandbox", message: error.message }));
}
