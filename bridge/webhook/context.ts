import { z } from "zod";
import type { ExecutionContext } from "../../plugins/step";

/** Dictionaries travel as arrays of key and value (Microsoft's "Use webhooks to create external handlers"). */
const pairs = z
  .array(z.looseObject({ key: z.string(), value: z.unknown() }))
  .nullish()
  .transform((list) => new Map((list ?? []).map(({ key, value }) => [key, unwrap(value)])));

const guid = z.guid().toLowerCase();
const reference = z.looseObject({ Id: guid, LogicalName: z.string() });
const entity = z.looseObject({ Attributes: pairs });

const shared: z.ZodType<SharedVariables> = z.looseObject({
  SharedVariables: pairs.optional(),
  get ParentContext() {
    return shared.nullish();
  },
});
interface SharedVariables {
  SharedVariables?: Map<string, unknown>;
  ParentContext?: SharedVariables | null;
}

/**
 * The body of a webhook: a serialized RemoteExecutionContext, turned into what steps see. Unknown keys are ignored: payloads have grown
 * over the years. Above 256 KB Dataverse leaves out InputParameters, images and ParentContext; then `target` is undefined.
 */
export const remoteExecutionContext = z
  .looseObject({
    MessageName: z.string().min(1),
    PrimaryEntityName: z.string().min(1),
    PrimaryEntityId: guid,
    Stage: z.int(),
    CorrelationId: z.string().nullish(),
    InputParameters: pairs,
    SharedVariables: pairs,
    ParentContext: shared.nullish(),
  })
  .transform((body): ExecutionContext => ({
    messageName: body.MessageName,
    primaryEntityName: body.PrimaryEntityName,
    primaryEntityId: body.PrimaryEntityId,
    stage: body.Stage,
    target: targetOf(body.InputParameters.get("Target")),
    references: referencesOf(body.InputParameters),
    tag: tagOf(body),
    correlationId: body.CorrelationId ?? undefined,
  }));

function targetOf(value: unknown): Record<string, unknown> | undefined {
  const parsed = entity.safeParse(value);
  // An EntityReference (Delete, Merge) has no Attributes.
  return parsed.success && typeof value === "object" && value !== null && "Attributes" in value
    ? Object.fromEntries(parsed.data.Attributes)
    : undefined;
}

function referencesOf(parameters: Map<string, unknown>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of parameters) {
    const id = reference.safeParse(value);
    const plain = guid.safeParse(value);
    if (id.success) found[name] = id.data.Id;
    else if (plain.success) found[name] = plain.data;
  }
  return found;
}

/** A tag set before the main operation is seen in the parent's shared variables. */
function tagOf(context: SharedVariables): string | undefined {
  for (let here: SharedVariables | null | undefined = context; here; here = here.ParentContext) {
    const tag = here.SharedVariables?.get("tag");
    if (typeof tag === "string") return tag;
  }
  return undefined;
}

/** Some senders wrap plain values as `{ "__type": "Guid:#System", "__value": "…" }`. */
function unwrap(value: unknown): unknown {
  return typeof value === "object" && value !== null && "__value" in value ? value.__value : value;
}
