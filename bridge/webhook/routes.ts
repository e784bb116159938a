import type { FastifyInstance } from "fastify";
import { registry } from "../../plugins/registry";
import { runSteps } from "../../plugins/run-steps";
import { BusinessError, type ExecutionContext, type Step, type StepServices } from "../../plugins/step";
import { keyChecker } from "../feed/key";
import { Problem } from "../problem";
import { parseBody, takeRawBodies } from "../raw-body";
import { remoteExecutionContext } from "./context";

export interface WebhookOptions {
  webhookKeys: readonly string[];
  /** What steps may do: `hint` returns at once, `sendPasswordReset` when the mail was handed over. */
  services: StepServices;
  steps?: readonly Step[];
}

/**
 * Receives Dataverse's webhooks. Those about contacts are only hints to look at one row as it is now: they may come late, twice, in any
 * order, after a rollback, or never. A synchronous one is a question somebody waits for: 200 only when its step did what was asked.
 * Dataverse reads nothing of the answer but its status, and asks again after 502, 503 and 504 alone: none of these is ever answered, so
 * that nothing is done twice (use-webhooks).
 */
export function registerWebhook(
  app: FastifyInstance,
  { webhookKeys, services, steps = registry }: WebhookOptions,
): void {
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
        const ran = await runSteps(steps, context, services, request.log);
        if (!ran.length && isAwaited(context)) throw new BusinessError(notRegistered(context));
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
        if (!(error instanceof BusinessError)) throw error;
        request.log.warn({ event: context.messageName, reason: error.message }, "Webhook refused");
        throw new Problem(400, "refused", error.message);
      }
    });
    done();
  });

  /** Whoever calls a message of ours must not read success where no step ran. */
  function isAwaited({ messageName }: ExecutionContext): boolean {
    return steps.some(({ message, mode }) => message === messageName && mode === "synchronous");
  }
}

const notRegistered = ({ messageName, primaryEntityName, stage }: ExecutionContext): string =>
  `No step answers ${messageName} of ${primaryEntityName} at stage ${stage}. Run "bridge setup" to register it at stage 40.`;
