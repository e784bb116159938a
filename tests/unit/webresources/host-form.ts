import { FormController } from "../../../sandbox/form-host/browser/form/form-controller";
import { type BrowserMetadata } from "../../../sandbox/form-host/browser-metadata";
import { FormSession } from "../../../sandbox/form-host/browser/session/form-session";
import { plainId } from "../../../sandbox/form-host/browser/metadata/catalog";
import { saveContext } from "../../../sandbox/form-host/browser/xrm/execution-context";
import { globalContext } from "../../../sandbox/form-host/browser/xrm/global-context";
import { createXrm } from "../../../sandbox/form-host/browser/xrm/xrm";
import { type Column } from "../../../sandbox/metadata/types";
import { cell, column, form as sampleForm, openSample, sampleMetadata, section, table } from "../form-host/sample";
import { type FakeForm, type FakeFormOptions } from "./fake-form";

const isLookup = (value: unknown): value is { id: string; name: string; entityType: string }[] => Array.isArray(value);

function columnOf(name: string, value: unknown): Column {
  const targets = ["alexacrm_wordpressuser", "new_shopper", "contact"];
  if (isLookup(value)) return column(name, "lookup", { targets, navigationProperty: name });
  if (typeof value === "number") return column(name, "int");
  return column(name, /login/.test(name) ? "bit" : "nvarchar", { maxLength: 100 });
}

function rowOf(columns: Record<string, unknown>): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(columns))
    if (!isLookup(value)) row[name] = value;
    else {
      const key = `_${name}_value`;
      row[key] = value[0]?.id ?? null;
      row[`${key}@OData.Community.Display.V1.FormattedValue`] = value[0]?.name;
      row[`${key}@Microsoft.Dynamics.CRM.lookuplogicalname`] = value[0]?.entityType;
    }
  return row;
}

/** The same form as `fakeForm`'s, opened in the form host: its attributes, controls, notifications, contexts and `Xrm`. */
export function hostForm(columns: Record<string, unknown>, options: FakeFormOptions = {}): FakeForm {
  const { formType = 2, fields = Object.keys(columns), readOnly = [], languageId = 1033 } = options;
  const id = plainId(options.id ?? "c0000000-0000-4000-8000-000000000001");
  const cells = Object.keys(columns).map((name) => [{ ...cell(name), visible: fields.includes(name) }]);
  const [tab] = sampleForm.tabs;
  const form = {
    ...sampleForm,
    handlers: [],
    tabs: [{ ...tab!, columns: [{ width: "100%", sections: [{ ...section, rows: cells }] }] }],
  };
  const own = Object.entries(columns).map(([name, value]) => columnOf(name, value));
  const person = table("person", [column("personid", "primarykey"), ...own], { forms: [form] });
  const metadata: BrowserMetadata = { ...sampleMetadata, tables: { person } };
  const { services } = openSample({ metadata, id: undefined });
  const access = { columns: Object.fromEntries(readOnly.map((name) => [`person.${name}`, { read: true }])) };
  const sample = openSample({ metadata, id: undefined, access });
  const session = new FormSession({
    table: person,
    form,
    id: formType === 1 ? undefined : id,
    row: { ...rowOf(columns), statecode: formType === 4 ? 1 : 0 },
    text: () => "",
    access: sample.services.access,
  });
  const context = globalContext(services);
  Object.assign(context.userSettings, { languageId });
  const controller = new FormController(session, services, context);
  const { formContext } = controller;
  const retrieveMultipleRecords = jest.fn().mockResolvedValue({ entities: [] });
  const dataSave = jest.fn().mockResolvedValue(undefined);
  const entitySave = jest.fn();
  const Xrm = createXrm(services, context);
  Object.assign(Xrm.WebApi, { retrieveMultipleRecords });
  Object.assign(window, { Xrm });
  Object.assign(formContext.data, { save: dataSave });
  Object.assign(formContext.data.entity, { save: entitySave });
  const source = { formContext, globalContext: context };
  const attribute = (name: string) => session.attributes.get(name)!;
  const controls = (name: string) => [...session.controls.values()].filter((one) => one.attribute?.name === name);
  return {
    form: formContext,
    context: session.events.runner!.changeContext({ name: Object.keys(columns)[0]! }) as Xrm.Events.EventContext,
    save: (handler, mode = 1) => {
      const event = saveContext(source, mode as never);
      handler(event.context as Xrm.Events.SaveEventContext);
      return event.isPrevented();
    },
    get: (name) => {
      const value: unknown = formContext.getAttribute(name)?.getValue() ?? null;
      return isLookup(value) ? value.map((one) => ({ ...one, id: plainId(one.id) })) : value;
    },
    set: (name, value) => formContext.getAttribute(name)!.setValue(value as never),
    locked: (name) => controls(name).every(({ disabled }) => disabled),
    notes: (name) =>
      name
        ? controls(name).flatMap(({ notifications }) => notifications.map(({ text }) => text))
        : session.notifications.map(({ text }) => text),
    apply: (name) =>
      controls(name)
        .flatMap(({ notifications }) => [...notifications])
        .flatMap(({ actions }) => actions)
        .forEach((act) => act()),
    saved: () => {
      for (const name of Object.keys(columns)) attribute(name).accept(attribute(name).value, attribute(name).value);
      session.events.fireAdded(
        session.events.postSaveHandlers,
        session.events.runner!.changeContext({ name: "" }),
        "postsave",
      );
    },
    retrieveMultipleRecords,
    dataSave,
    entitySave,
  };
}
