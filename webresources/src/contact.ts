import { contact } from "../../model/generated/names";
import { ContactForm } from "./contact/contact-form";
import { ourUserTable } from "./dataverse/user-table";
import { OpenForms } from "./open-forms";

const { userid, username, loginenabled } = contact.columns;

/**
 * Columns of the contact's binding and the table of WordPress users that they belong to; a maker's handler parameter
 * `{"user":"…","username":"…","loginEnabled":"…","tableName":"…","columnPrefix":"…"}` replaces them.
 */
const names = {
  user: userid as string,
  username: username as string,
  loginEnabled: loginenabled as string,
  ...ourUserTable,
};

export type ContactNames = typeof names;

const forms = new OpenForms(names, (form, ofSite) => new ContactForm(form, ofSite));

/** Form OnLoad. Asks nothing when no user is bound. Give every handler of one site the same parameter. */
export function onLoad(context: Xrm.Events.EventContext, parameter?: unknown): void {
  forms.of(context, parameter).open();
}

/** Form OnSave: waits for checks, stops what was refused. */
export function onSave(context: Xrm.Events.SaveEventContext, parameter?: unknown): void {
  forms.of(context, parameter).save(context);
}

/** Column OnChange of the user. The picker writes user and username together: the rules run once, after both. */
export function onUserChange(context: Xrm.Events.EventContext, parameter?: unknown): void {
  forms.of(context, parameter).change("user");
}

/** Column OnChange of the username. */
export function onUsernameChange(context: Xrm.Events.EventContext, parameter?: unknown): void {
  forms.of(context, parameter).change("username");
}

/** Column OnChange of Login Enabled. */
export function onLoginEnabledChange(context: Xrm.Events.EventContext, parameter?: unknown): void {
  forms.of(context, parameter).change();
}
