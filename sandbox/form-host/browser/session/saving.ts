import { type ColumnValue, writeColumn } from "../data/column-value";
import { PlatformError } from "../data/platform-error";
import { type Row, type WebApiClient } from "../data/web-api-client";
import { type Catalog } from "../metadata/catalog";
import { word } from "../person/words/words";
import { type FormSession } from "./form-session";
import { findObstacles } from "./validity";

/** `XrmEnum.SaveMode` as far as the app offers it. */
export const saveMode = {
  save: 1,
  saveAndClose: 2,
  deactivate: 5,
  reactivate: 6,
  saveAndNew: 59,
  autoSave: 70,
} as const;

/** Milliseconds that a save waits for its handlers' promises where the app is set to wait (documentation: "Async OnSave handlers"). */
const asyncPatience = 10_000;
export type SaveMode = (typeof saveMode)[keyof typeof saveMode];

export type SaveOutcome =
  /** `unread`: why the row, which is saved, could not be read again; the form then shows what was sent. */
  | { result: "saved"; id: string; created: boolean; unread?: unknown }
  | { result: "invalid"; reasons: string[] }
  | { result: "prevented" }
  | { result: "failed"; error: unknown };

export interface SaveServices {
  webApi: WebApiClient;
  catalog: Catalog;
  /** Makes the contexts that save handlers get. */
  contexts: {
    save(mode: SaveMode): { context: unknown; isPrevented: () => boolean; preventsOnError: () => boolean };
    postSave(failure?: unknown): unknown;
    dataLoad(): unknown;
  };
  /** The app's setting "async save handler". */
  asyncOnSave?: boolean;
}

/**
 * Saves the form as the platform does: pending control outputs, required columns, save handlers (may stop it, in the same turn),
 * PATCH of the changed columns or POST of a new row, post-save handlers, values read again.
 */
export async function saveForm(session: FormSession, services: SaveServices, mode: SaveMode): Promise<SaveOutcome> {
  if (session.saving) return { result: "failed", error: new PlatformError(word("saveInProgress"), {}) };
  for (const control of session.controls.values()) control.flush();
  const reasons = findObstacles(session);
  if (reasons.length) {
    session.changes.emit();
    return { result: "invalid", reasons };
  }
  session.saving = true;
  session.changes.emit();
  try {
    const event = services.contexts.save(mode);
    const returned = session.events.fireSave(event.context);
    // Without the setting a save that is prevented ends in the handlers' own turn: from then on a script may save again.
    if (services.asyncOnSave && (await failed(returned)) && event.preventsOnError()) return { result: "prevented" };
    if (event.isPrevented()) return { result: "prevented" };
    return await send(session, services);
  } catch (error) {
    session.events.fireAdded(session.events.postSaveHandlers, services.contexts.postSave(error), "postsave");
    return { result: "failed", error };
  } finally {
    session.saving = false;
    session.changes.emit();
  }
}

/** Waits for promises of save handlers; tells whether one was refused or took too long. */
async function failed(returned: unknown[]): Promise<boolean> {
  const promises = returned.filter((one) => one instanceof Promise);
  if (!promises.length) return false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<true>((resolve) => (timer = setTimeout(() => resolve(true), asyncPatience)));
  const settled = Promise.allSettled(promises).then((all) => all.some(({ status }) => status === "rejected"));
  return Promise.race([settled, late]).finally(() => clearTimeout(timer));
}

async function send(session: FormSession, { webApi, catalog, contexts }: SaveServices): Promise<SaveOutcome> {
  const { row, sent } = payload(session, catalog);
  const table = session.table.logicalName;
  const { events } = session;
  if (!session.id) {
    const { id } = await webApi.create(table, row);
    for (const attribute of session.attributes.values()) attribute.accept(attribute.value, attribute.value);
    events.fireAdded(events.postSaveHandlers, contexts.postSave(), "postsave");
    return { result: "saved", id, created: true };
  }
  if (Object.keys(row).length) await webApi.update(table, session.id, row);
  events.fireAdded(events.postSaveHandlers, contexts.postSave(), "postsave");
  const saved = { result: "saved", id: session.id, created: false } as const;
  try {
    await readAgain(session, webApi, sent);
  } catch (unread) {
    acceptSent(session, sent);
    return { ...saved, unread };
  }
  events.fireAdded(events.dataLoadHandlers, contexts.dataLoad(), "onload");
  return saved;
}

/** What was sent is saved, although nobody knows what the server made of it. */
function acceptSent(session: FormSession, sent: ReadonlyMap<string, ColumnValue>): void {
  for (const attribute of session.attributes.values()) {
    const value = sent.get(attribute.name);
    const wasSent = session.isWritable(attribute) && attribute.submitMode !== "never";
    if (wasSent && value !== undefined) attribute.accept(value, value);
  }
}

/** Reads the row again; edits made after `sent` was taken stay. */
export async function readAgain(
  session: FormSession,
  webApi: WebApiClient,
  sent: ReadonlyMap<string, ColumnValue> = new Map(),
): Promise<void> {
  if (!session.id) return;
  const select = `?$select=${session.columnsToRead.join(",")}`;
  session.accept(await webApi.retrieve(session.table.logicalName, session.id, select), sent);
}

/** The body of the request: changed columns, and those whose submit mode is "always". */
export function payload(session: FormSession, catalog: Catalog): { row: Row; sent: Map<string, ColumnValue> } {
  const row: Row = {};
  const sent = new Map<string, ColumnValue>();
  for (const attribute of session.attributes.values()) {
    const { column, value, submitMode } = attribute;
    sent.set(column.logicalName, value);
    if (!session.isWritable(attribute) || submitMode === "never" || !(attribute.isDirty || submitMode === "always"))
      continue;
    if (!session.id && value === null) continue;
    const [property, written] = writeColumn(column, value, (name) => catalog.table(name));
    row[property] = written;
  }
  return { row, sent };
}
