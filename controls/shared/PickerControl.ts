import * as React from "react";
import { contact } from "../../model/generated/names";
import { formRowId } from "./ContextExtended";
import { PendingValue } from "./PendingValue";
import type { Message } from "./PickerMessage";
import { SearchPicker } from "./SearchPicker";
import { hostProps, type CommonInputs } from "./host-props";
import type { Answer, PickedItem, PickerItem } from "./picker-item";
import { likenessFilter, queryOptions, searchFilter } from "./query";
import { translator, type Translate } from "./strings";

/** What is asked of which table, and what a row says. */
export interface Source {
  table: string;
  id: string;
  columns: string[];
  searched: string[];
  orderBy: string;
  /** Columns, and what the row on the form has for them: rows that agree are suggested, by the first pair first. */
  likeness: [column: string, value: string | null | undefined][];
  item(row: Row, t: Translate): Found;
}

/** A row of an answer; `note` is said when it is the one in the field. */
export type Found = PickerItem & { note?: string };

/** Whether a column holds a value, as Dataverse compares text. */
const same = (held: unknown, value: string | null | undefined): boolean =>
  `${held as string}`.toLowerCase() === value?.toLowerCase();

export type Row = ComponentFramework.WebApi.Entity;

/** Milliseconds that an answer is good for. */
const keep = 60_000;

/** Rows that are suggested at most. */
const mostSuggestions = 5;

/** What every picker does under its host; a picker says what it binds, where it looks and what it writes. */
export abstract class PickerControl<Inputs extends CommonInputs, Outputs> implements ComponentFramework.ReactControl<
  Inputs,
  Outputs
> {
  protected context!: ComponentFramework.Context<Inputs>;
  protected notifyOutputChanged!: () => void;
  private readonly pending = new PendingValue<PickedItem>();
  private answers = new Map<string, { since: number; items: Promise<Found[]> }>();

  /** The property that hosts the control. */
  protected abstract get host(): ComponentFramework.PropertyTypes.Property;
  /** What the columns hold. */
  protected abstract get bound(): PickedItem | undefined;
  /** What can be done about the value. */
  protected notice?(value: PickedItem | undefined): Message | undefined;
  protected abstract get source(): Source;
  /** What to write for a choice; undefined clears. A key that is absent leaves its column alone. */
  protected abstract outputs(chosen: PickedItem | undefined): Outputs;
  /** Binds the item to the row on the form at once. Resolves when the form's row shows it. */
  protected abstract bind(item: PickerItem, row: string): Promise<string>;

  public init(context: ComponentFramework.Context<Inputs>, notifyOutputChanged: () => void): void {
    this.context = context;
    this.notifyOutputChanged = notifyOutputChanged;
  }

  public updateView(context: ComponentFramework.Context<Inputs>): React.ReactElement {
    this.context = context;
    const props = hostProps(context, this.host);
    const value = this.pending.shown(this.bound);
    return React.createElement(SearchPicker, {
      ...props,
      value,
      notice: this.notice?.(value),
      search: this.search,
      onChange: this.onChange,
      onOpen: this.onOpen,
      takeOver: this.takeOver,
    });
  }

  /** Nothing but what somebody just chose or cleared. */
  public getOutputs(): Outputs {
    const change = this.pending.take();
    return change ? this.outputs(change.chosen) : ({} as Outputs);
  }

  public destroy(): void {
    // The platform unmounts the element; the component stops its own timers.
  }

  /** Makes a user's row name a contact: one atomic write that releases both former partners. */
  protected tie(table: string, column: string, user: string, contactId: string): Promise<unknown> {
    return this.context.webAPI.updateRecord(table, user, { [`${column}@odata.bind`]: `/${contact.set}(${contactId})` });
  }

  private readonly search = async (text: string): Promise<Answer> => {
    const { searched, likeness, id } = this.source;
    const size = this.context.parameters.pageSize?.raw || 20;
    const value = this.bound;
    const first = this.ask(searchFilter(text, searched), size);
    const near = value?.key ? `${id} eq ${value.key}` : value ? "" : likenessFilter(likeness);
    const [items, known] = await Promise.all([first, text || !near ? undefined : this.ask(near, mostSuggestions)]);
    const full = items.length >= size;
    if (!known) return { items, full };
    if (value) return { items, full, note: known[0] ? known[0].note : this.t("Gone", value.text) };
    const others = items.filter(({ key }) => !known.some((item) => item.key === key));
    return { items: [...known, ...others], suggested: known.length, full };
  };

  /** Rows for a filter; the same question within a minute is answered from memory. */
  private ask(filter: string, top: number): Promise<Found[]> {
    const { columns, orderBy } = this.source;
    const query = queryOptions(columns, filter, orderBy, top);
    const known = this.answers.get(query);
    if (known && known.since > Date.now() - keep) return known.items;
    const items = this.request(query, top);
    this.answers.set(query, { since: Date.now(), items });
    items.catch(() => this.answers.delete(query));
    return items;
  }

  /** The host asks for pages of 5,000 unless told otherwise, and with a page size Dataverse ignores `$top`. */
  private async request(query: string, top: number): Promise<Found[]> {
    const { table, item, likeness } = this.source;
    const { entities } = await this.context.webAPI.retrieveMultipleRecords(table, query, top);
    const rank = (row: Row): number => likeness.findIndex(([column, value]) => same(row[column], value));
    if (top === mostSuggestions) entities.sort((one, other) => rank(one) - rank(other));
    return entities.map((row) => item(row, this.t));
  }

  protected get t(): Translate {
    return translator(this.context.resources);
  }

  private readonly onChange = (item: PickerItem | undefined): void => {
    this.pending.put(item, this.bound);
    this.notifyOutputChanged();
  };

  private readonly onOpen = (entityId: string): void => {
    void this.context.navigation.openForm({ entityName: this.source.table, entityId });
  };

  private readonly takeOver = async (item: PickerItem): Promise<string | undefined> => {
    const row = formRowId(this.context);
    if (!row) return this.t("SaveFirst");
    this.answers.clear();
    const entityName = await this.bind(item, row);
    void this.context.navigation.openForm({ entityName, entityId: row });
    return undefined;
  };
}
