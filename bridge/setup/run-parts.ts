import { type Change, NotAvailable, type Part, type SetupContext } from "./part";

export interface Outcome {
  part: string;
  result: "done" | "would be done" | "already so" | "failed" | "not available" | "not tried";
  /** What was or would be changed, why it failed, or what this environment lacks. */
  detail?: string;
  /** What to do; failed parts only. */
  advice?: string;
  /** The product works without it. */
  optional?: boolean;
}

export interface RunOptions {
  /** Say what would be done and write nothing. */
  dryRun?: boolean;
  /** Take back, last part first, what an earlier run made. */
  remove?: boolean;
  /** Hears each outcome as it comes. */
  onOutcome?: (outcome: Outcome) => void;
}

/** Runs parts one after the other; each fails alone, only after a failed gate nothing else is tried. Never throws. */
export async function runParts(parts: Part[], context: SetupContext, options: RunOptions = {}): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let closed = false;
  for (const part of options.remove ? removable(parts) : parts) {
    const tried: Outcome = closed ? { part: part.name, result: "not tried" } : await run(part, context, options);
    const outcome = part.optional ? { ...tried, optional: true } : tried;
    closed ||= part.gate === true && outcome.result === "failed";
    outcomes.push(outcome);
    options.onOutcome?.(outcome);
  }
  return outcomes;
}

async function run(part: Part, context: SetupContext, { dryRun, remove }: RunOptions): Promise<Outcome> {
  try {
    const change: Change | undefined =
      remove && part.leftover ? await part.leftover(context) : await part.difference(context);
    if (!change) return { part: part.name, result: "already so" };
    if (!dryRun) await change.make();
    return { part: part.name, result: dryRun ? "would be done" : "done", detail: change.what };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    if (error instanceof NotAvailable) return { part: part.name, result: "not available", detail };
    return { part: part.name, result: "failed", detail, advice: part.advice };
  }
}

/** Whoever takes back has to be let in; what was made last goes first. */
const removable = (parts: Part[]): Part[] => [
  ...parts.filter(({ name, leftover }) => name === parts[0]?.name && !leftover),
  ...parts.filter(({ leftover }) => leftover).reverse(),
];
