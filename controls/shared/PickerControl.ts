import * as React from "react";
import { formRowId } from "./ContextExtended";
import type { Message } from "./PickerMessage";
import { SearchPicker, type SearchPickerProps } from "./SearchPicker";
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
export const same = (held: unknown, value: string | null | undefined): boolean =>
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
  /** The host has taken the control off the page: nothing is written or opened any more. */
  protected destroyed?: boolean;
  /** What was chosen, until the host collects it or hands over another value than `before`: it may draw with the old one meanwhile. */
  private change?: { chosen: PickedItem | undefined; before: string | undefined };
  private writes = {} as Outputs;
  private answers: Record<string, { since: number; items: Promise<Found[]> } | undefined> = {};

  /** The property that hosts the control. */
  protected abstract get host(): ComponentFramework.PropertyTypes.Property;
  /** What the columns hold. */
  protected abstract get bound(): PickedItem | undefined;
  /** What is said of a row that is bound and not there any more. */
  protected abstract gone(value: PickedItem): string;
  /** What can be done about the value. */
  protected notice?(value: PickedItem | undefined): Message | undefined;
  protected abstract get source(): Source;
  /** What the form has in place of a value: something typed into another field. */
  protected typed?(): string | null | undefined;
  /** What is said of that when it changes. */
  protected onTyped?(typed: string): Promise<Message>;
  /** What opens a form for a new row; undefined where there may be none. */
  protected creator?(): SearchPickerProps["create"];
  /** What to write for a choice; undefined clears. A key that is absent leaves its column alone. */
  protected abstract outputs(chosen: PickedItem | undefined): Outputs;
  /** Binds the item to the row on the form at once, and opens the form again when the row shows it. Resolves to what is left to say. */
  protected abstract bind(item: PickerItem, row: string): Promise<Message | undefined>;

  /** The context comes with each `updateView`, which follows before anything is drawn. */
  public init(_context: ComponentFramework.Context<Inputs>, notifyOutputChanged: () => void): void {
    this.notifyOutputChanged = notifyOutputChanged;
  }

  public updateView(context: ComponentFramework.Context<Inputs>): React.ReactElement {
    this.context = context;
    const props = hostProps(context, this.host);
    const { bound } = this;
    if (this.change?.before !== bound?.key) this.change = undefined;
    const value = this.change ? this.change.chosen : bound;
    return React.createElement(SearchPicker, {
      ...props,
      t: this.t,
      value,
      notice: this.notice?.(value),
      typed: value ? "" : this.typed?.(),
      onTyped: (text) => this.onTyped!(text),
      create: this.creator?.(),
      search: this.search,
      onChange: this.onChange,
      onOpen: this.onOpen,
      takeOver: this.takeOver,
    });
  }

  /** Nothing but what somebody just chose, cleared or enabled. */
  public getOutputs(): Outputs {
    const { writes } = this;
    this.writes = {} as Outputs;
    this.change = undefined;
    return writes;
  }

  /** Hands columns to the host; those that aren't named stay as they are. */
  protected write(outputs: Outputs): void {
    if (this.destroyed) return;
    this.writes = { ...this.writes, ...outputs };
    this.notifyOutputChanged();
  }

  /** The platform unmounts the element, which stops its timers; what waits for an answer finds this. */
  public destroy(): void {
    this.destroyed = true;
  }

  private readonly search = async (text: string): Promise<Answer> => {
    const { searched, likeness, id } = this.source;
    const size = this.context.parameters.pageSize?.raw || 20;
    const value = this.bound;
    const first = this.ask(searchFilter(text, searched), size);
    const near = value?.key ? `${id} eq ${value.key}` : value ? "" : likenessFilter(likeness);
    const [items, known] = await Promise.all([first, text || !near ? undefined : this.ask(near)]);
    const full = items.length >= size;
    if (!known) return { items, full };
    if (value) return { items, full, note: known[0] ? known[0].note : this.gone(value) };
    const others = items.filter(({ key }) => !known.some((item) => item.key === key));
    return { items: [...known, ...others], suggested: known.length, full };
  };

  /** Rows for a filter; the same question within a minute is answered from memory. */
  protected ask(filter: string, top = mostSuggestions): Promise<Found[]> {
    const { columns, orderBy, table, item, likeness } = this.source;
    const query = queryOptions(columns, filter, orderBy, top);
    const known = this.answers[query];
    if (known && known.since > Date.now() - keep) return known.items;
    const rank = (row: Row): number => likeness.findIndex(([column, value]) => same(row[column], value));
    // The host asks for pages of 5,000 unless told otherwise, and with a page size Dataverse ignores `$top`.
    const items = this.context.webAPI.retrieveMultipleRecords(table, query, top).then(({ entities }) => {
      if (top === mostSuggestions) entities.sort((one, other) => rank(one) - rank(other));
      return entities.map((row) => item(row, this.t));
    });
    this.answers[query] = { since: Date.now(), items };
    items.catch(() => delete this.answers[query]);
    return items;
  }

  protected get t(): Translate {
    return translator(this.context.resources);
  }

  protected readonly onChange = (item: PickerItem | undefined): void => {
    this.change = { chosen: item, before: this.bound?.key };
    this.write(this.outputs(item));
  };

  protected openRow(entityName: string, entityId: string): void {
    if (!this.destroyed) void this.context.navigation.openForm({ entityName, entityId });
  }

  private readonly onOpen = (entityId: string): void => this.openRow(this.source.table, entityId);

  private readonly takeOver = async (item: PickerItem): Promise<Message | undefined> => {
    const row = formRowId(this.context);
    if (!row) return { text: this.t("SaveFirst") };
    this.answers = {};
    return this.bind(item, row);
  };
}
