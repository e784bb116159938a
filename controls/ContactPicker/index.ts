import { wordpressUser } from "../../model/generated/names";
import { formRowId } from "../shared/ContextExtended";
import { PickerControl, type Source } from "../shared/PickerControl";
import type { PickedItem, PickerItem } from "../shared/picker-item";
import type { IInputs, IOutputs } from "./generated/ManifestTypes";
import { contactSource, type ContactInputs } from "./search";

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

  protected outputs(chosen: PickedItem | undefined): IOutputs {
    return { contact: chosen ? [{ id: chosen.key, name: chosen.text, entityType: this.source.table }] : [] };
  }

  protected async bind({ key }: PickerItem, row: string): Promise<string> {
    await this.tie(
      wordpressUser.table,
      this.host.attributes?.LogicalName ?? wordpressUser.navigation.contactid,
      row,
      key,
    );
    return wordpressUser.table;
  }
}
