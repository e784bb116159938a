import * as contact from "../../../../webresources/src/contact";
import { type FakeForm, type FakeFormOptions } from "../fake-form";

export const user = "alexacrm_wordpress_userid";
export const username = "alexacrm_wordpress_username";
export const loginEnabled = "alexacrm_wordpress_loginenabled";
export const annId = "57500001-0001-8000-8000-00000000002a";
export const ann = [{ id: `{${annId.toUpperCase()}}`, name: "Ann Editor", entityType: "alexacrm_wordpressuser" }];
export const annRow = { alexacrm_wordpressuserid: annId, alexacrm_username: "ann", alexacrm_notbindable: null };
/** The columns of the form, empty unless given. */
export const columns = (given: object = {}) => ({ [user]: [], [username]: null, [loginEnabled]: null, ...given });

/** As the picker does it: both columns, then one event per column. */
export function pick(form: FakeForm, chosen: object[] | null, login: string | null): void {
  form.set(user, chosen);
  form.set(username, login);
  contact.onUserChange(form.context);
  contact.onUsernameChange(form.context);
}

/** Lets milliseconds and all that waits for them pass. */
export const settle = (ms = 0) => jest.advanceTimersByTimeAsync(ms);
/** Dataverse finds these rows, whatever is asked. */
export const answers = (form: FakeForm, ...rows: object[]) =>
  form.retrieveMultipleRecords.mockImplementation(async () => ({ entities: rows.map((row) => ({ ...row })) }));

/** Opens a form with these columns, on any host of forms. */
export type MakeForm = (columns: Record<string, unknown>, options?: FakeFormOptions) => FakeForm;

/** A form on which the script has run its OnLoad. */
export const opener =
  (makeForm: MakeForm) =>
  (given: object = {}, options?: FakeFormOptions): FakeForm => {
    const form = makeForm(columns(given), options);
    contact.onLoad(form.context);
    return form;
  };
