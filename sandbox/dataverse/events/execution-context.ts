import { type Column, type Table } from "../../metadata/types";
import { emptyGuid } from "../guid";
import { isReference, type Row, type Value } from "../store/row";
import { type RowEvent } from "./event";
import { type Step } from "./steps";

type Pair = { key: string; value: unknown };

const contracts = "http://schemas.microsoft.com/xrm/2011/Contracts";

export interface ContextFacts {
  operationId: string;
  requestId: string;
  createdOn: Date;
  organization: { id: string; name: string; businessUnitId: string };
}

/**
 * The body that a webhook gets: RemoteExecutionContext as JSON, members in alphabetical order, dictionaries as arrays of key and
 * value, dates as `/Date(ms)/` (Microsoft's "Use webhooks to create external handlers for server events").
 */
export function executionContext(event: RowEvent, step: Step, facts: ContextFacts): Record<string, unknown> {
  const { call, table, id, message } = event;
  const shared: Pair[] = [{ key: "IsAutoTransact", value: true }];
  if (call.tag !== undefined) shared.unshift({ key: "tag", value: call.tag });
  const common = {
    BusinessUnitId: facts.organization.businessUnitId,
    CorrelationId: call.correlationId,
    Depth: 1,
    InitiatingUserAzureActiveDirectoryObjectId: emptyGuid,
    InitiatingUserId: call.caller.userId,
    InputParameters: inputParameters(event),
    IsExecutingOffline: false,
    IsInTransaction: step.mode === "sync" && step.stage > 10,
    IsOfflinePlayback: false,
    IsolationMode: 1,
    MessageName: message,
    Mode: step.mode === "async" ? 1 : 0,
    OperationCreatedOn: date(facts.createdOn),
    OperationId: facts.operationId,
    OrganizationId: facts.organization.id,
    OrganizationName: facts.organization.name,
    OutputParameters: step.stage === 40 ? outputParameters(event) : [],
    OwningExtension: {
      Id: step.id,
      KeyAttributes: [],
      LogicalName: "sdkmessageprocessingstep",
      Name: step.mode === "async" ? null : step.name,
      RowVersion: null,
    },
    ParentContext: null as unknown,
    PostEntityImages: step.mode === "async" && table.primaryName ? [primaryNameImage(event)] : [],
    PreEntityImages: [],
    PrimaryEntityId: id || emptyGuid,
    PrimaryEntityName: table.logicalName,
    RequestId: facts.requestId,
    SecondaryEntityName: "none",
    SharedVariables: shared,
    Stage: step.stage,
    UserAzureActiveDirectoryObjectId: emptyGuid,
    UserId: call.caller.userId,
  };
  return { ...common, ParentContext: { ...common, OwningExtension: null, PostEntityImages: [], Stage: 30 } };
}

const sizeLimit = 256 * 1024;

/** The body as text; above 256 KB Dataverse takes the large members out and says so in a header. */
export function contextText(context: Record<string, unknown>): { text: string; sizeExceeded: boolean } {
  const text = JSON.stringify(context);
  if (Buffer.byteLength(text) <= sizeLimit) return { text, sizeExceeded: false };
  const { ParentContext, InputParameters, PreEntityImages, PostEntityImages, ...rest } = context;
  void [ParentContext, InputParameters, PreEntityImages, PostEntityImages];
  return { text: JSON.stringify(rest), sizeExceeded: true };
}

const outputParameters = ({ message, id, results }: RowEvent): Pair[] =>
  results ?? (message === "Create" ? [{ key: "id", value: id }] : []);

function inputParameters({ message, table, id, target, subordinateId, parameters }: RowEvent): Pair[] {
  // A custom API that is bound to a row passes it as Target (custom-api: "Select a binding type").
  const bound = id ? [{ key: "Target", value: entityReference(table.logicalName, id) }] : [];
  if (parameters) return [...bound, ...parameters];
  if (message === "Delete" || message === "Merge") {
    const reference = [{ key: "Target", value: entityReference(table.logicalName, id) }];
    return subordinateId
      ? [...reference, { key: "SubordinateId", value: subordinateId }, { key: "PerformParentingChecks", value: false }]
      : reference;
  }
  const entity = { __type: `Entity:${contracts}`, ...entityOf(table, id, target) };
  return [{ key: "Target", value: entity }];
}

/** Entities inside images carry no `__type`. */
function primaryNameImage({ table, id, target, before }: RowEvent): Pair {
  const name = target[table.primaryName] ?? before?.[table.primaryName] ?? null;
  return {
    key: "AsynchronousStepPrimaryName",
    value: entityOf(table, id, { [table.primaryName]: name, [table.primaryId]: id }),
  };
}

function entityOf(table: Table, id: string, row: Row) {
  const attributes = Object.entries(row).filter(([name]) => table.columns[name]);
  return {
    Attributes: attributes.map(([key, value]): Pair => ({ key, value: attributeValue(table.columns[key]!, value) })),
    EntityState: null,
    FormattedValues: [],
    Id: id,
    KeyAttributes: [],
    LogicalName: table.logicalName,
    RelatedEntities: [],
    RowVersion: null,
  };
}

function attributeValue(column: Column, value: Value): unknown {
  if (isReference(value)) return entityReference(value.table, value.id);
  if (value === null) return null;
  if (column.type === "datetime") return date(new Date(String(value)));
  const isChoice = column.type === "picklist" || column.type === "state" || column.type === "status";
  return isChoice ? { __type: `OptionSetValue:${contracts}`, Value: value } : value;
}

const entityReference = (table: string, id: string) => ({
  __type: `EntityReference:${contracts}`,
  Id: id,
  KeyAttributes: [],
  LogicalName: table,
  Name: null,
  RowVersion: null,
});

const date = (time: Date): string => `/Date(${time.getTime()})/`;
