import {
  type Cell,
  type Column,
  type Form,
  type Handler,
  type Section,
  type Table,
} from "../../../sandbox/metadata/types";
import { type BrowserMetadata } from "../../../sandbox/form-host/browser-metadata";
import { Banners } from "../../../sandbox/form-host/browser/app/banners";
import { Dialogs } from "../../../sandbox/form-host/browser/app/dialogs";
import { Progress } from "../../../sandbox/form-host/browser/app/progress";
import { Router } from "../../../sandbox/form-host/browser/app/router";
import { type AppServices } from "../../../sandbox/form-host/browser/app/services";
import { type Row, WebApiClient } from "../../../sandbox/form-host/browser/data/web-api-client";
import { FormController } from "../../../sandbox/form-host/browser/form/form-controller";
import { Access } from "../../../sandbox/form-host/browser/person/access";
import { type AccessDescription, type AppSettings } from "../../../sandbox/form-host/options";
import { Catalog } from "../../../sandbox/form-host/browser/metadata/catalog";
import { FormSession } from "../../../sandbox/form-host/browser/session/form-session";
import { globalContext } from "../../../sandbox/form-host/browser/xrm/global-context";

export const personId = "11111111-1111-4111-8111-111111111111";
export const petId = "22222222-2222-4222-8222-222222222222";

export const column = (logicalName: string, type: Column["type"], more: Partial<Column> = {}): Column => ({
  logicalName,
  schemaName: logicalName,
  type,
  displayName: { 1033: logicalName.charAt(0).toUpperCase() + logicalName.slice(1) },
  description: {},
  required: "none",
  validForCreate: true,
  validForUpdate: true,
  validForRead: true,
  isAudited: false,
  isSecured: false,
  ...more,
});

export const table = (logicalName: string, columns: Column[], more: Partial<Table> = {}): Table => ({
  logicalName,
  schemaName: logicalName,
  entitySetName: `${logicalName}s`,
  objectTypeCode: 1,
  displayName: { 1033: logicalName },
  displayCollectionName: { 1033: `${logicalName}s` },
  primaryId: `${logicalName}id`,
  primaryName: "name",
  ownership: "UserOwned",
  columns: Object.fromEntries(columns.map((one) => [one.logicalName, one])),
  keys: [],
  views: [],
  forms: [],
  ...more,
});

export const cell = (name: string, more: Partial<Cell["control"] & object> = {}): Cell => ({
  id: `cell-${name}`,
  label: {},
  showLabel: true,
  visible: true,
  colspan: 1,
  rowspan: 1,
  control: { id: name, classId: "", column: name, disabled: false, parameters: {}, ...more },
});

const handler = (event: Handler["event"], functionName: string, columnName?: string): Handler => ({
  event,
  functionName,
  libraryName: "sample_/person.js",
  enabled: true,
  passExecutionContext: true,
  parameters: "",
  ...(columnName ? { column: columnName } : {}),
});

export const section: Section = {
  id: "s1",
  name: "main",
  label: { 1033: "Main" },
  showLabel: true,
  visible: true,
  columns: 1,
  rows: [
    [cell("name")],
    [
      cell("pet", {
        custom: {
          name: "sample_Sample.Picker",
          parameters: {
            user: { value: "pet", type: "Lookup.Simple", isStatic: false },
            username: { value: "nickname", type: "SingleLine.Text", isStatic: false },
            hint: { value: "fixed", type: "SingleLine.Text", isStatic: true },
          },
        },
      }),
    ],
    [cell("nickname")],
    [cell("enabled")],
    [cell("age")],
  ],
};

export const form: Form = {
  id: "f1",
  name: { 1033: "Person form" },
  type: "main",
  header: [],
  libraries: [],
  handlers: [
    handler("onload", "Sample.onLoad"),
    handler("onsave", "Sample.onSave"),
    handler("onchange", "Sample.onPet", "pet"),
    handler("onchange", "Sample.onNickname", "nickname"),
  ],
  tabs: [
    {
      id: "t1",
      name: "general",
      label: { 1033: "General" },
      visible: true,
      expanded: true,
      showLabel: true,
      columns: [{ width: "100%", sections: [section] }],
    },
  ],
};

/** A table of people with a lookup to pets, one form, one app: enough to hold a form's behaviour. */
export const sampleMetadata: BrowserMetadata = {
  solution: { uniqueName: "sample", version: "1.0", publisherPrefix: "sample", choicePrefix: 10000 },
  relationships: [],
  webResources: [],
  controls: [],
  tables: {
    person: table(
      "person",
      [
        column("personid", "primarykey"),
        column("name", "nvarchar", { required: "required", maxLength: 100 }),
        column("pet", "lookup", { targets: ["pet"], navigationProperty: "Pet" }),
        column("nickname", "nvarchar", { maxLength: 60 }),
        column("enabled", "bit", { defaultValue: true }),
        column("age", "int"),
        column("statecode", "state"),
      ],
      { forms: [form] },
    ),
    pet: table("pet", [column("petid", "primarykey"), column("name", "nvarchar")]),
  },
  apps: [{ uniqueName: "sample", name: { 1033: "Sample" }, areas: [], tables: ["person"], formIds: [], viewIds: [] }],
};

interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface SentRequest {
  method: string;
  path: string;
  body: Row | undefined;
  headers: Record<string, string>;
}

/** A Web API that notes what it was asked and answers what it is told. */
export class FakeWebApi {
  readonly requests: SentRequest[] = [];
  answer: (request: SentRequest) => Answer | Promise<Answer> = () => ({ status: 204 });

  readonly fetch = (async (path: string, init: RequestInit = {}) => {
    const request: SentRequest = {
      method: init.method ?? "GET",
      path: path.replace("/api/data/v9.2/", ""),
      body: init.body ? (JSON.parse(String(init.body)) as Row) : undefined,
      headers: init.headers as Record<string, string>,
    };
    this.requests.push(request);
    const { status, body, headers = {} } = await this.answer(request);
    const known = new Map(Object.entries(headers));
    const text = body === undefined ? "" : JSON.stringify(body);
    return {
      ok: status < 400,
      status,
      headers: { get: (name: string) => known.get(name) ?? null },
      text: async () => text,
      json: async () => JSON.parse(text),
    };
  }) as unknown as typeof fetch;
}

export const personRow: Row = {
  personid: personId,
  name: "Ann",
  nickname: null,
  enabled: true,
  age: 30,
  statecode: 0,
  _pet_value: null,
};

interface OpenOptions {
  id?: string | undefined;
  row?: Row;
  access?: AccessDescription;
  settings?: AppSettings;
  metadata?: BrowserMetadata;
}

/** Opens the sample form as the app would, with scripts taken from `window.Sample`. */
export function openSample(given: OpenOptions = { id: personId }) {
  const { id, row = personRow, access = {}, settings = {}, metadata = sampleMetadata } = given;
  const allowed = new Access(access);
  const catalog = new Catalog({ metadata, languageId: 1033 });
  const server = new FakeWebApi();
  const services: AppServices = {
    catalog,
    webApi: new WebApiClient(catalog, server.fetch),
    person: { id: personId, name: "Dana Dynamics" },
    people: [{ id: personId, name: "Dana Dynamics" }],
    access: allowed,
    settings,
    dialogs: new Dialogs(),
    router: new Router({ type: "list", table: "person" }, "sample"),
    banners: new Banners(),
    progress: new Progress(),
  };
  const session = new FormSession({
    table: catalog.table("person"),
    form: catalog.table("person").forms[0]!,
    id,
    row: id ? row : (given.row ?? {}),
    text: (label) => catalog.text(label),
    access: allowed,
  });
  const controller = new FormController(session, services, globalContext(services));
  return { catalog, server, services, session, controller, formContext: controller.formContext };
}
