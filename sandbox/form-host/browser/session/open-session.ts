import { type Form } from "../../../metadata/types";
import { type Row, type WebApiClient } from "../data/web-api-client";
import { type Catalog, sameId } from "../metadata/catalog";
import { type Access } from "../person/access";
import { refuse } from "../person/refuse";
import { FormSession } from "./form-session";

export interface FormTarget {
  table: string;
  id?: string | undefined;
  formId?: string | undefined;
  /** Values of a new row, by Web API property, e.g. `firstname`. */
  defaults?: Row;
  /** The table's quick create form instead of a main form. */
  quickCreate?: boolean | undefined;
}

/** Picks the form and reads the row. @throws PlatformError when the row can't be read or made; Error when the table has no such form. */
export async function openSession(
  { catalog, webApi, access }: { catalog: Catalog; webApi: WebApiClient; access: Access },
  { table: name, id, formId, defaults = {}, quickCreate = false }: FormTarget,
): Promise<FormSession> {
  const table = catalog.table(name);
  // Reading is refused by the server; a row that may not be made isn't begun.
  if (!id) refuse(access, catalog, "create", table);
  const form = pickForm(quickCreate ? catalog.quickCreateForms(table) : catalog.mainForms(table, access), formId);
  if (!form) throw new Error(`The table "${name}" has no ${quickCreate ? "quick create" : "main"} form in this app.`);
  const text: FormSession["text"] = (label) => catalog.text(label);
  const blank = new FormSession({ table, form, id, row: defaults, text, access });
  if (!id) return blank;
  const row = await webApi.retrieve(name, id, `?$select=${blank.columnsToRead.join(",")}`);
  return new FormSession({ table, form, id, row, text, access });
}

function pickForm(forms: Form[], formId: string | undefined): Form | undefined {
  return forms.find((form) => formId && sameId(form.id, formId)) ?? forms[0];
}
