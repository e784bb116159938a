import * as React from "react";
import { wordpressUser, type WordPressUserRow } from "../../model/generated/names";
import { formRowId } from "../shared/ContextExtended";
import { PendingValue } from "../shared/PendingValue";
import { SearchPicker } from "../shared/SearchPicker";
import { hostProps } from "../shared/host-props";
import type { PickedItem, PickerItem } from "../shared/picker-item";
import { translator } from "../shared/strings";
import type { IInputs, IOutputs } from "./generated/ManifestTypes";
import { userItem, userQuery } from "./search";

/** The contact form's field "User": finds a WordPress user and writes user and username together. */
export class WordPressUserPicker implements ComponentFramework.ReactControl<IInputs, IOutputs> {
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
      ...hostProps(context, context.parameters.user),
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
    // Cleared columns are null on the platform; the generated types know undefined alone.
    if (!chosen) return { user: [], username: null as unknown as undefined };
    return { user: [{ id: chosen.key, name: chosen.text, entityType: this.table }], username: chosen.aside };
  }

  public destroy(): void {
    // The platform unmounts the element; the component stops its own timers.
  }

  private get bound(): PickedItem | undefined {
    const { user, username } = this.context.parameters;
    const row = user.raw?.[0];
    return row && { key: row.id, text: row.name || username?.raw || row.id, aside: username?.raw ?? undefined };
  }

  private get table(): string {
    return this.context.parameters.tableName?.raw || wordpressUser.table;
  }

  private readonly search = async (typed: string): Promise<PickerItem[]> => {
    const { webAPI, resources } = this.context;
    const t = translator(resources);
    const { entities } = await webAPI.retrieveMultipleRecords(this.table, userQuery(typed));
    return entities.map((row) => userItem(row as unknown as WordPressUserRow, formRowId(this.context), t));
  };

  private readonly onChange = (item: PickerItem | undefined): void => {
    this.pending.put(item && { key: item.key, text: item.text, aside: item.username }, this.bound);
    this.notifyOutputChanged();
  };

  private readonly onOpen = (entityId: string): void => {
    void this.context.navigation.openForm({ entityName: this.table, entityId });
  };
}
