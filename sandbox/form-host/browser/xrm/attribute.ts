import { type Column } from "../../../metadata/types";
import { type ColumnValue, type LookupValue } from "../data/column-value";
import { scriptId } from "../metadata/catalog";
import { type AttributeState, type RequiredLevel, type SubmitMode } from "../session/attribute-state";
import { addOnce, type EventFunction, removeFrom } from "../session/event-registry";
import { collection } from "./collection";
import { type FormParts } from "./form-parts";
import { withRefusals } from "./refusal";

const types: Record<Column["type"], Xrm.Attributes.AttributeType> = {
  primarykey: "string",
  nvarchar: "string",
  ntext: "memo",
  int: "integer",
  bigint: "integer",
  bit: "boolean",
  datetime: "datetime",
  lookup: "lookup",
  owner: "lookup",
  picklist: "optionset",
  state: "optionset",
  status: "optionset",
};

/** `formContext.getAttribute(name)`. Setting a value does not run change handlers; `fireOnChange` does. */
export function attributeApi(parts: FormParts, state: AttributeState): Xrm.Attributes.Attribute {
  const { session } = parts;
  const change = (apply: () => void): void => {
    apply();
    session.changes.emit();
  };
  const options = (): { text: string; value: number }[] =>
    (state.column.options ?? []).map(({ label, value }) => ({ text: session.text(label), value }));
  const chosen = () => options().find(({ value }) => value === state.value);
  const members = {
    addOnChange: (handler: unknown) => addOnce(state.changeHandlers, handler as EventFunction),
    removeOnChange: (handler: unknown) => removeFrom(state.changeHandlers, handler as EventFunction),
    fireOnChange: () => session.events.fireChange(state),
    getAttributeType: () => types[state.column.type],
    getFormat: () => (state.column.format ?? "text") as Xrm.Attributes.AttributeFormat,
    getIsDirty: () => state.isDirty,
    getName: () => state.name,
    getParent: () => parts.formContext.data.entity,
    getRequiredLevel: () => state.requiredLevel,
    setRequiredLevel: (level: RequiredLevel) => change(() => void (state.requiredLevel = level)),
    getSubmitMode: () => state.submitMode,
    setSubmitMode: (mode: SubmitMode) => change(() => void (state.submitMode = mode)),
    getUserPrivilege: () => ({
      canRead: state.security?.readable ?? true,
      canUpdate: state.security?.editable ?? true,
      canCreate: state.security?.creatable ?? true,
    }),
    getValue: () => forScript(state.value),
    getInitialValue: () => forScript(state.saved),
    setValue: (value: unknown) => change(() => void (state.value = fromScript(state, value))),
    isValid: () => !state.invalid,
    setIsValid: (valid: boolean, message = "This value is not valid.") =>
      change(() => void (state.invalid = valid ? undefined : message)),
    getMaxLength: () => state.column.maxLength ?? null,
    getMin: () => state.column.minValue ?? null,
    getMax: () => state.column.maxValue ?? null,
    getPrecision: () => 0,
    getOptions: options,
    getOption: (value: number | string) => options().find((one) => one.value === Number(value)) ?? null,
    getSelectedOption: () => chosen() ?? null,
    getText: () => chosen()?.text ?? "",
    getIsPartyList: () => false,
    controls: collection(
      () => parts.controls().filter((control) => session.controls.get(control.getName())?.attribute === state),
      (control) => control.getName(),
    ),
  };
  return withRefusals<Xrm.Attributes.Attribute>(`formContext.getAttribute("${state.name}")`, members);
}

/** Lookups reach scripts with ids in braces and upper case, as the platform's forms give them. */
function forScript(value: ColumnValue): Xrm.Attributes.AttributeValues | null {
  if (Array.isArray(value)) return value.map((one) => ({ ...one, id: scriptId(one.id) }));
  return value instanceof Date ? new Date(value) : value;
}

/** @throws Error when the value is none that the column can hold, as the platform does. */
function fromScript(state: AttributeState, value: unknown): ColumnValue {
  if (value === null || value === undefined || value === "") return null;
  const type = types[state.column.type];
  if (type === "lookup") return lookupFromScript(state, value);
  const expected = { boolean: "boolean", integer: "number", optionset: "number", string: "string", memo: "string" };
  const fits = type === "datetime" ? value instanceof Date : typeof value === expected[type as keyof typeof expected];
  if (!fits) throw new TypeError(`The column "${state.name}" (${type}) can't hold ${JSON.stringify(value)}.`);
  return value as ColumnValue;
}

function lookupFromScript(state: AttributeState, value: unknown): ColumnValue {
  const list = (Array.isArray(value) ? value : [value]) as LookupValue[];
  const [target] = list;
  if (!target) return null;
  if (!target.id || !target.entityType)
    throw new TypeError(`The lookup "${state.name}" takes [{ id, name, entityType }], not ${JSON.stringify(value)}.`);
  return [{ id: target.id.replace(/[{}]/g, "").toLowerCase(), name: target.name, entityType: target.entityType }];
}
