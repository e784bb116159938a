import { bindingChoices, contact, wordpressUser } from "../../../model/generated/names";
import { isTakenOver, offersLogin } from "../../../model/picker-rules";
import { wordPressUserId } from "../../../model/user-guid";
import { formRowId } from "../ContextExtended";
import { PickerControl, type Source } from "../PickerControl";
import type { Message } from "../PickerMessage";
import type { CommonInputs } from "../host-props";
import type { PickedItem, PickerItem } from "../picker-item";
import { tie } from "../tie";

type Text = ComponentFramework.PropertyTypes.StringProperty;

/** Inputs of the pickers for WordPress users. */
export interface UserInputs extends CommonInputs {
  user?: ComponentFramework.PropertyTypes.LookupProperty;
  username?: Text;
  loginEnabled?: ComponentFramework.PropertyTypes.TwoOptionsProperty;
  fullName?: Text;
  email?: Text;
  tableName?: Text;
  columnPrefix?: Text;
}

export interface UserOutputs {
  user?: ComponentFramework.LookupValue[];
  username?: string;
  loginEnabled?: boolean;
}

// One by one, so that the bundle carries these names and not the whole list.
const name = wordpressUser.columns.name;
const firstname = wordpressUser.columns.firstname;
const lastname = wordpressUser.columns.lastname;
const login = wordpressUser.columns.username;
const mail = wordpressUser.columns.email;
const loginlocked = wordpressUser.columns.loginlocked;
const notbindable = wordpressUser.columns.notbindable;
const binding = wordpressUser.columns.binding;
const contactname = wordpressUser.columns.contactname;
const contactid = wordpressUser.navigation.contactid;

const columns = [name, login, mail, loginlocked, notbindable, binding, contactname];

/** Names of the columns of a site: a second site's table has the same ones under another prefix. */
export const renamer =
  ({ columnPrefix }: UserInputs) =>
  (column: string): string =>
    column.replace("alexacrm_", columnPrefix?.raw || "alexacrm_");

/** How WordPress users are found: by display name, first and last name, username and e-mail. `contactId`: the contact on the form. */
export function userSource(inputs: UserInputs, contactId: string | undefined): Source {
  const own = renamer(inputs);
  const holder = `_${own(contactid)}_value`;
  const table = inputs.tableName?.raw || wordpressUser.table;
  // A table's primary key is called after the table, whatever its other columns begin with.
  const id = table + "id";
  return {
    table,
    id,
    columns: columns.map(own).concat(id, holder),
    searched: [name, firstname, lastname, login, mail].map(own),
    orderBy: own(name),
    likeness: [
      [own(login), inputs.username?.raw],
      [own(mail), inputs.email?.raw],
      [own(name), inputs.fullName?.raw],
    ],
    item(row, t) {
      const [text, username, email, locked, why, mode, other] = columns.map((column) => row[own(column)]);
      const elsewhere =
        isTakenOver(mode === bindingChoices.contact, row[holder], contactId) && (other || t("AnotherContact"));
      return {
        key: row[id],
        text: text || username,
        aside: username,
        line: [username, email],
        marks: [elsewhere && t("MarkBound", elsewhere), locked && t("MarkLocked"), why && t("MarkNotBindable", why)],
        obstacle: why && t("NotBindable", text, why),
        question: elsewhere && t("TakeOverQuestion", text, elsewhere),
        holder: elsewhere && row[holder],
      };
    },
  };
}

/** Finds a WordPress user and writes user, username and login in one notification; which column hosts it is the control's own matter. */
export abstract class UserPicker extends PickerControl<UserInputs, UserOutputs> {
  protected get source(): Source {
    return userSource(this.context.parameters, formRowId(this.context));
  }

  protected get bound(): PickedItem | undefined {
    const { user, username } = this.context.parameters;
    const row = user?.raw?.[0];
    // A user who is gone has no name any more.
    return row && { key: row.id, text: row.name || this.gone({ key: row.id }), aside: username?.raw };
  }

  protected override notice(value: PickedItem | undefined): Message | undefined {
    const { loginEnabled } = this.context.parameters;
    // Empty reaches a control as No; only its text tells them apart.
    if (!offersLogin(!!value, loginEnabled?.formatted ? loginEnabled.raw : null)) return undefined;
    const enable = (): void => {
      this.write({ loginEnabled: true });
    };
    return { actions: [[this.t("EnableLogin", value!.text), enable]] };
  }

  protected gone({ key }: Pick<PickedItem, "key">): string {
    return this.t("Gone", wordPressUserId(key));
  }

  protected outputs(chosen: PickedItem | undefined): UserOutputs {
    // Cleared columns are null on the platform; the generated types know undefined alone.
    return {
      user: chosen ? [{ id: chosen.key, name: chosen.text, entityType: this.source.table }] : [],
      username: chosen?.aside ?? (null as unknown as undefined),
    };
  }

  protected async bind({ key, text }: PickerItem, row: string): Promise<Message | undefined> {
    const { parameters, webAPI } = this.context;
    await webAPI.updateRecord(this.source.table, key, tie(renamer(parameters)(contactid), row));
    // The contact's own column follows within seconds; a form that refreshes before would show the old one.
    const lookup = `_${parameters.user?.attributes?.LogicalName ?? contact.columns.userid}_value`;
    for (let tries = 10; tries-- && !this.destroyed;) {
      const reading = webAPI.retrieveRecord(contact.table, row, `?$select=${lookup}`);
      // A reading that fails says nothing of the binding, which is done.
      if (await reading.then((now) => now[lookup] === key, console.error)) {
        this.openRow(contact.table, row);
        return undefined;
      }
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    return { text: this.t("TakenOver", text) };
  }
}
