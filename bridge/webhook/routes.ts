import type { FastifyInstance } from "fastify";
import { registry } from "../../plugins/registry";
import { runSteps } from "../../plugins/run-steps";
import { BusinessError, type Step } from "../../plugins/step";
import { keyChecker } from "../feed/key";
import { Problem } from "../problem";
import { parseBody, takeRawBodies } from "../raw-body";
import { remoteExecutionContext } from "./context";

export interface WebhookOptions {
  webhookKeys: readonly string[];
  /** A contact to look at soon. Returns at once. */
  hint: (contact: string) => void;
  steps?: readonly Step[];
}

/**
 * Receives Dataverse's webhooks. Each is only a hint to look at one row as it is now: they may come late, twice, in any order, after a
 * rollback, or never, and Dataverse reads nothing of the answer but its status.
 */
export function registerWebhook(app: FastifyInstance, { webhookKeys, hint, steps = registry }: WebhookOptions): void {
  const isValid = keyChecker(webhookKeys);
  void app.register((routes, _options, done) => {
    takeRawBodies(routes);
    // Before the body is read: a stranger's is not worth the memory.
    routes.addHook("onRequest", async (request) => {
      if (!isValid(request.headers["x-icds-webhook-key"]))
        throw new Problem(
          401,
          "wrong_key",
          "The header X-Icds-Webhook-Key is missing or wrong. Compare it with webhookKeys in the bridge's configuration.",
        );
    });
    routes.post("/dataverse/webhook", { bodyLimit: 2 * 1024 * 1024 }, async (request) => {
      const context = parseBody(typeof request.body === "string" ? request.body : "", remoteExecutionContext);
      try {
        const ran = await runSteps(steps, context, { hint }, request.log);
        request.log.info(
          {
            event: `${context.messageName} ${context.primaryEntityName}`,
            id: context.primaryEntityId,
            tag: context.tag,
            correlation: context.correlationId,
            steps: ran.length,
          },
          "Webhook received",
        );
        return { steps: ran };
      } catch (error) {
        if (error instanceof BusinessError) throw new Problem(400, "refused", error.message);
        throw error;
      }
    });
    done();
  });
}
