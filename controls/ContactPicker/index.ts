import { contact, wordpressUser } from "../../model/generated/names";
import { plainId } from "../../model/picker-rules";
import { formRowId } from "../shared/ContextExtended";
import { PickerControl, type Source } from "../shared/PickerControl";
import { tie } from "../shared/tie";
import type { SearchPickerProps } from "../shared/SearchPicker";
import type { PickedItem, PickerItem } from "../shared/picker-item";
import type { IInputs, IOutputs } from "./generated/ManifestTypes";
import { contactSource, type ContactInputs } from "./search";

/** The platform's numbers for "create" and "rows of one's own", the least that lets somebody create one. */
const createPrivilege = 1;
const basicDepth = 0;

const fullname = contact.columns.fullname;

/** The WordPress user form's field "Contact". */
export class ContactPicker
  extends PickerControl<ContactInputs, IOutputs>
  implements ComponentFramework.ReactControl<IInputs, IOutputs>
{
  protected get host(): ContactInputs["contact"] {
    return this.context.parameters.contact;
  }

  protected get source(): Source {
    return contactSource(this.context.parameters, formRowId(this.context));
  }

  protected get bound(): PickedItem | undefined {
    const row = this.host.raw?.[0];
    return row && { key: row.id, text: row.name || this.t("Gone", row.id) };
  }

  protected gone({ text }: PickedItem): string {
    return this.t("Gone", text);
  }

  /** Where the maker allows it, to people who may create contacts. What was typed is the new contact's name, else the user's name is. */
  protected override creator(): SearchPickerProps["create"] {
    const { parameters, utils } = this.context;
    // A Yes/No written into the form reaches a control as text.
    if (!/^(true|1)$/.test(`${parameters.allowNew?.raw}`)) return undefined;
    if (!utils.hasEntityPrivilege(contact.table, createPrivilege, basicDepth)) return undefined;
    return [
      this.t("New"),
      (typed) => void this.create(typed.trim() || parameters.fullName?.raw || "").catch(console.error),
    ];
  }

  private async create(name: string): Promise<void> {
    const { parameters, navigation, webAPI } = this.context;
    const words = name.split(/\s+/);
    const values = { lastname: words.pop()!, firstname: words.join(" "), emailaddress1: parameters.email?.raw ?? "" };
    const options = { entityName: contact.table, useQuickCreateForm: true };
    const { savedEntityReference } = await navigation.openForm(options, values);
    const row = savedEntityReference?.[0];
    if (!row) return;
    // A contact's name is put together by Dataverse: the form that made it may not know it yet.
    const key = plainId(row.id);
    const nameOf = (made: ComponentFramework.WebApi.Entity): string => made[fullname];
    const read = () => webAPI.retrieveRecord(contact.table, key, `?$select=${fullname}`).then(nameOf, console.error);
    this.onChange({ key, text: row.name || (await read()) || name });
  }

  protected outputs(chosen: PickedItem | undefined): IOutputs {
    return { contact: chosen ? [{ id: chosen.key, name: chosen.text, entityType: this.source.table }] : [] };
  }

  protected async bind({ key }: PickerItem, row: string): Promise<undefined> {
    const column = this.host.attributes?.LogicalName ?? wordpressUser.navigation.contactid;
    await this.context.webAPI.updateRecord(wordpressUser.table, row, tie(column, key));
    this.openRow(wordpressUser.table, row);
  }
}
