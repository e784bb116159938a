import { type FastifyInstance, type FastifyReply } from "fastify";
import { z } from "zod";

import { deliveryModes } from "../events/delivery-queue";
import { DataverseError, errorBody } from "../errors";
import { refuseCrossSite } from "../identity/same-origin";
import { supported } from "../supported";
import { type Knobs } from "./knobs";
import { knobPage } from "./page";

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
    limit: z.enum(["requests", "time", "concurrency"]).optional(),
    error: z.enum(["unexpected", "deadlock", "duplicate"]).optional(),
  }),
  outage: z.object({ kind: z.enum(["no", "503", "silence"]) }),
  snapshot: z.object({ name: z.string().min(1).max(100) }),
  seed: z.object({ set: z.string().min(1) }),
  clock: z.union([
    z.strictObject({ now: z.iso.datetime({ offset: true }), frozen: z.boolean().default(false) }),
    z.strictObject({ advanceSeconds: z.number().min(0) }),
    z.strictObject({ real: z.literal(true) }),
  ]),
  limits: z.object({
    enabled: z.boolean(),
    requests: z.number().int().min(1).optional(),
    executionSeconds: z.number().positive().optional(),
    concurrent: z.number().int().min(1).optional(),
    windowSeconds: z.number().positive().optional(),
  }),
  deliveries: z.object({ mode: z.enum(deliveryModes) }),
  release: z.object({ order: z.enum(["oldest", "newest"]).default("oldest") }).default({ order: "oldest" }),
};

/** What the knobs set off outside themselves. */
export interface KnobActions {
  /** With the name of a seed set, in its place. */
  reset: (set?: string) => void;
  idle: () => Promise<void>;
  seedSets: string[];
}

/** Mounts `/_sandbox/*`: the knobs over HTTP. Never a platform path. */
export async function knobRoutes(
  app: FastifyInstance,
  knobs: Knobs,
  { reset, idle, seedSets }: KnobActions,
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
      scope.post("/outage", async (request, reply) => {
        knobs.outage = bodies.outage.parse(request.body).kind;
        return reply.code(204).send();
      });
      scope.post("/snapshots", async (request, reply) => {
        knobs.takeSnapshot(bodies.snapshot.parse(request.body).name);
        return reply.code(204).send();
      });
      scope.post("/snapshots/restore", async (request, reply) => {
        const { name } = bodies.snapshot.parse(request.body);
        if (knobs.restoreSnapshot(name)) return reply.code(204).send();
        return reply.code(404).send(errorBody({ code: "sandbox", message: `No snapshot is called '${name}'.` }));
      });
      scope.get("/snapshots", async () => ({ value: knobs.snapshotNames }));
      scope.get("/seeds", async () => ({ value: seedSets }));
      scope.post("/seed", async (request, reply) => {
        const { set } = bodies.seed.parse(request.body);
        const message = `No seed set is called '${set}'; there are ${seedSets.join(", ") || "none"}.`;
        if (!seedSets.includes(set)) return reply.code(404).send(errorBody({ code: "sandbox", message }));
        reset(set);
        return reply.code(204).send();
      });
      scope.post("/clock", async (request) => {
        const body = bodies.clock.parse(request.body);
        if ("now" in body) knobs.clock.set(new Date(body.now), body.frozen);
        else if ("real" in body) knobs.clock.reset();
        else knobs.clock.advance(body.advanceSeconds);
        return { now: knobs.clock.now().toISOString() };
      });
      scope.get("/clock", async () => ({ now: knobs.clock.now().toISOString() }));
      scope.post("/limits", async (request, reply) => {
        const { enabled, ...settings } = bodies.limits.parse(request.body);
        const given = Object.entries(settings).filter(([, value]) => value !== undefined);
        knobs.limits.set(enabled ? Object.fromEntries(given) : undefined);
        return reply.code(204).send();
      });
      scope.get("/", async (_request, reply) => reply.type("text/html; charset=utf-8").send(knobPage(knobs)));
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
