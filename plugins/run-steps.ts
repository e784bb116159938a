import { BusinessError, type ExecutionContext, type Step, type StepServices } from "./step";

export interface StepLog {
  debug(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** A step failed for a reason that is no business rule; the reason is in the log alone. */
export class UnexpectedStepError extends Error {
  constructor(
    readonly step: string,
    cause: unknown,
  ) {
    super(`Unexpected error in the step ${step}.`, { cause });
    this.name = "UnexpectedStepError";
  }
}

/**
 * Runs every step registered for an event, one after the other by order; the first error ends the run, as in Dataverse.
 * @returns the names of the steps that ran: none is no error.
 * @throws BusinessError as a step threw it; UnexpectedStepError for anything else.
 */
export async function runSteps(
  steps: readonly Step[],
  context: ExecutionContext,
  services: StepServices,
  log: StepLog,
): Promise<string[]> {
  const ran: string[] = [];
  for (const step of stepsFor(steps, context)) {
    const details = { step: step.name, correlation: context.correlationId };
    log.debug(details, "Entering step");
    try {
      await step.execute(context, services);
    } catch (error) {
      if (error instanceof BusinessError) throw error;
      log.error({ ...details, err: error }, "Unexpected error in step");
      throw new UnexpectedStepError(step.name, error);
    } finally {
      log.debug(details, "Leaving step");
    }
    ran.push(step.name);
  }
  return ran;
}

/** The steps of an event in the order in which they run (a stable sort keeps the registry's order among equals). */
function stepsFor(steps: readonly Step[], context: ExecutionContext): Step[] {
  return steps.filter((step) => matches(step, context)).sort((one, other) => one.order - other.order);
}

function matches(step: Step, { messageName, primaryEntityName, stage, target }: ExecutionContext): boolean {
  if (step.message !== messageName || step.table !== primaryEntityName || step.stage !== stage) return false;
  // Filtering attributes are a matter of Update alone; without a target nobody knows what changed, so the step looks.
  if (messageName !== "Update" || !step.filteringAttributes || !target) return true;
  return step.filteringAttributes.some((name) => name in target);
}
