import { XrmMockGenerator } from "xrm-mock";

export interface FakeForm {
  form: Xrm.FormContext;
  /** Context for load and change handlers. */
  context: Xrm.Events.EventContext;
  /** Runs a save handler; whether it stopped the save. */
  save(handler: (context: Xrm.Events.SaveEventContext) => void, mode?: number): boolean;
  get(column: string): unknown;
  set(column: string, value: unknown): void;
  locked(column: string): boolean;
  /** Words above the form, then words at the field of `column`. */
  notes(column?: string): string[];
  /** Presses "Apply" of the messages at the field. */
  apply(column: string): void;
  /** The platform saved the form: nothing is edited any more. */
  saved(): void;
  retrieveMultipleRecords: jest.Mock;
  dataSave: jest.Mock;
  entitySave: jest.Mock;
}

export interface FakeFormOptions {
  id?: string;
  /** 1 create, 2 update, 4 inactive. */
  formType?: number;
  /** Columns that have a visible field. */
  fields?: string[];
  /** Columns that the person may not change. */
  readOnly?: string[];
  languageId?: number;
}

/** A form of xrm-mock, with strings, lookups, numbers and Yes/No columns by the shape of the given values. */
export function fakeForm(
  columns: Record<string, unknown>,
  {
    id = "{C0000000-0000-4000-8000-000000000001}",
    formType = 2,
    fields = Object.keys(columns),
    readOnly = [],
    languageId = 1033,
  }: FakeFormOptions = {},
): FakeForm {
  XrmMockGenerator.initialise();
  for (const [name, value] of Object.entries(columns)) {
    const attribute = Array.isArray(value)
      ? XrmMockGenerator.Attribute.createLookup({ name, value: value.length ? value : null, isMulti: false } as never)
      : typeof value === "number"
        ? XrmMockGenerator.Attribute.createNumber({ name, value } as never)
        : XrmMockGenerator.Attribute.createString({ name, value } as never);
    const getUserPrivilege = () => ({ canRead: true, canUpdate: !readOnly.includes(name), canCreate: true });
    Object.assign(attribute, { getUserPrivilege });
    if (fields.includes(name)) XrmMockGenerator.Control.createString({ name, attribute, disabled: false } as never);
  }
  const form = XrmMockGenerator.getFormContext() as unknown as Xrm.FormContext;
  const retrieveMultipleRecords = jest.fn().mockResolvedValue({ entities: [] });
  const dataSave = jest.fn().mockResolvedValue(undefined);
  const entitySave = jest.fn();
  Object.assign(Xrm.WebApi, { retrieveMultipleRecords });
  Object.assign(Xrm.Utility, { getGlobalContext: () => ({ userSettings: { languageId } }) });
  const afterSave: (() => void)[] = [];
  Object.assign(form.data, { save: dataSave, addOnLoad: () => undefined });
  const addOnPostSave = (handler: () => void) => afterSave.push(handler);
  Object.assign(form.data.entity, { save: entitySave, addOnPostSave, getId: () => id });
  Object.assign(form.ui, { getFormType: () => formType });
  const controls = (column: string) =>
    (form.getAttribute(column)?.controls.get() ?? []) as unknown as {
      getDisabled(): boolean;
      getNotifications(): { messages: string[]; actions?: { actions: (() => void)[] }[] }[];
    }[];
  return {
    form,
    context: XrmMockGenerator.getEventContext() as unknown as Xrm.Events.EventContext,
    save: (handler, mode = 1) => {
      const preventDefault = jest.fn();
      handler({
        getFormContext: () => form,
        getEventArgs: () => ({ preventDefault, getSaveMode: () => mode }),
      } as unknown as Xrm.Events.SaveEventContext);
      return preventDefault.mock.calls.length > 0;
    },
    get: (column) => form.getAttribute(column)?.getValue() ?? null,
    set: (column, value) => form.getAttribute(column)!.setValue(value as never),
    locked: (column) => controls(column).every((control) => control.getDisabled()),
    notes: (column) =>
      column
        ? controls(column).flatMap((control) => control.getNotifications().flatMap(({ messages }) => messages))
        : ((form.ui as unknown as { formNotifications?: { message: string }[] }).formNotifications ?? []).map(
            ({ message }) => message,
          ),
    apply: (column) =>
      controls(column)
        .flatMap((control) => control.getNotifications())
        .flatMap(({ actions = [] }) => actions)
        .flatMap(({ actions }) => actions)
        .forEach((action) => action()),
    saved: () => {
      for (const name of Object.keys(columns))
        Object.assign(form.getAttribute(name)!, { isDirty: false, getIsDirty: () => false });
      afterSave.forEach((handler) => handler());
    },
    retrieveMultipleRecords,
    dataSave,
    entitySave,
  };
}
