import * as React from "react";
import { contact, type ContactRow } from "../../model/generated/names";
import { formRowId } from "../shared/ContextExtended";
import { PendingValue } from "../shared/PendingValue";
import { SearchPicker } from "../shared/SearchPicker";
import { hostProps } from "../shared/host-props";
import type { PickedItem, PickerItem } from "../shared/picker-item";
import { translator } from "../shared/strings";
import type { IInputs, IOutputs } from "./generated/ManifestTypes";
import { contactItem, contactQuery } from "./search";

/** The WordPress user form's field "Contact". */
export class ContactPicker implements ComponentFramework.ReactControl<IInputs, IOutputs> {
  private context!: ComponentFramework.Context<IInputs>;
  private notifyOutputChanged!: () => void;
  private readonly pending = new PendingValue<PickedItem>();

  public init(context: ComponentFramework.Context<IInputs>, notifyOutputChanged: () => void): void {
    this.context = context;
    this.notifyOutputChanged = notifyOutputChanged;
  }

  public updateView(context: ComponentFramework.Context<IInputs>): React.ReactElement {
    this.context = context;
    return React.createElement(SearchPicker, {
      ...hostProps(context, context.parameters.contact),
      value: this.pending.shown(this.bound),
      search: this.search,
      onChange: this.onChange,
      onOpen: this.onOpen,
    });
  }

  /** Nothing but what somebody just chose or cleared: a key that is absent leaves its column alone. */
  public getOutputs(): IOutputs {
    const change = this.pending.take();
    if (!change) return {};
    const { chosen } = change;
    return { contact: chosen ? [{ id: chosen.key, name: chosen.text, entityType: contact.table }] : [] };
  }

  public destroy(): void {
    // The platform unmounts the element; the component stops its own timers.
  }

  private get bound(): PickedItem | undefined {
    const row = this.context.parameters.contact.raw?.[0];
    return row && { key: row.id, text: row.name || row.id };
  }

  private readonly search = async (typed: string): Promise<PickerItem[]> => {
    const { webAPI, resources } = this.context;
    const t = translator(resources);
    const { entities } = await webAPI.retrieveMultipleRecords(contact.table, contactQuery(typed));
    return entities.map((row) => contactItem(row as unknown as ContactRow, formRowId(this.context), t));
  };

  private readonly onChange = (item: PickerItem | undefined): void => {
    this.pending.put(item && { key: item.key, text: item.text }, this.bound);
    this.notifyOutputChanged();
  };

  private readonly onOpen = (entityId: string): void => {
    void this.context.navigation.openForm({ entityName: contact.table, entityId });
  };
}
