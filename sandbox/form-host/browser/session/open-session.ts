import { type Form } from "../../../metadata/types";
import { type Row, type WebApiClient } from "../data/web-api-client";
import { type Catalog, sameId } from "../metadata/catalog";
import { FormSession } from "./form-session";

export interface FormTarget {
  table: string;
  id?: string | undefined;
  formId?: string | undefined;
  /** Values of a new row, by Web API property, e.g. `firstname`. */
  defaults?: Row;
}

/** Picks the form and reads the row. @throws PlatformError when the row can't be read; Error when the table has no main form. */
export async function openSession(
  { catalog, webApi }: { catalog: Catalog; webApi: WebApiClient },
  { table: name, id, formId, defaults = {} }: FormTarget,
): Promise<FormSession> {
  const table = catalog.table(name);
  const form = pickForm(catalog.mainForms(table), formId);
  if (!form) throw new Error(`The table "${name}" has no main form in this app.`);
  const text: FormSession["text"] = (label) => catalog.text(label);
  const blank = new FormSession({ table, form, id, row: defaults, text });
  if (!id) return blank;
  const row = await webApi.retrieve(name, id, `?$select=${blank.columnsToRead.join(",")}`);
  return new FormSession({ table, form, id, row, text });
}

function pickForm(forms: Form[], formId: string | undefined): Form | undefined {
  return forms.find((form) => formId && sameId(form.id, formId)) ?? forms[0];
}
