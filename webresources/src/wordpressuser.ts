import { wordpressUser } from "../../model/generated/names";
import { OpenForms } from "./open-forms";
import { WordPressUserForm } from "./wordpressuser/wordpress-user-form";

const { name, username, site, contactid, binding, notbindable } = wordpressUser.columns;

/** Columns of the form; a maker's handler parameter `{"contact":"…"}` replaces them. */
const columns = {
  name: name as string,
  username: username as string,
  site: site as string,
  contact: contactid as string,
  binding: binding as string,
  notBindable: notbindable as string,
};

export type WordPressUserColumns = typeof columns;

const forms = new OpenForms(columns, (form, names) => new WordPressUserForm(form, names));

/** Form OnLoad. Asks nothing: all that the rules need is on the form. Give every handler the same parameter. */
export function onLoad(context: Xrm.Events.EventContext, parameter?: unknown): void {
  forms.of(context, parameter).open();
}

/** Form OnSave: a user who may not be bound gets no contact. */
export function onSave(context: Xrm.Events.SaveEventContext, parameter?: unknown): void {
  if (!forms.of(context, parameter).maySave()) context.getEventArgs().preventDefault();
}

/** Column OnChange of the contact. */
export function onContactChange(context: Xrm.Events.EventContext, parameter?: unknown): void {
  forms.of(context, parameter).evaluate(true);
}
