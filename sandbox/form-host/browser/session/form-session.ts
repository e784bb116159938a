import { type Cell, type Form, type Table } from "../../../metadata/types";
import { type ColumnValue, readColumn, rowProperty, sameValue } from "../data/column-value";
import { type Row } from "../data/web-api-client";
import { Emitter } from "../emitter";
import { Access } from "../person/access";
import { AttributeState } from "./attribute-state";
import { ControlState } from "./control-state";
import { EventRegistry } from "./event-registry";
import { LayoutState, type TabState } from "./layout-state";

/** `XrmEnum.FormType`. */
export const formType = { create: 1, update: 2, readOnly: 3, disabled: 4 } as const;

export interface FormNotification {
  id: string;
  level: "ERROR" | "WARNING" | "INFO";
  text: string;
}

export interface SessionSource {
  table: Table;
  form: Form;
  /** Undefined for a new row. */
  id: string | undefined;
  /** The row as the Web API gave it; for a new row the values it starts with. */
  row: Row;
  text: (label: Cell["label"] | undefined) => string;
  /** Everything is allowed unless given. */
  access?: Access;
}

/** Everything that is true of one open form; drawing and scripts both work on it, and each change is said through `changes`. */
export class FormSession {
  readonly changes = new Emitter();
  readonly events: EventRegistry;
  readonly table: Table;
  readonly form: Form;
  readonly id: string | undefined;
  readonly attributes = new Map<string, AttributeState>();
  readonly controls = new Map<string, ControlState>();
  readonly layout: LayoutState;
  readonly notifications: FormNotification[] = [];
  readonly text: SessionSource["text"];
  readonly access: Access;
  row: Row;
  saving = false;
  /** What a script calls the table in the title of a new row. */
  title: string | undefined;
  /** What scripts of this form work with; set once they may. */
  formContext: Xrm.FormContext | undefined;
  /** True once the form was left; late answers then change nothing. */
  closed = false;

  constructor({ table, form, id, row, text, access = new Access() }: SessionSource) {
    this.table = table;
    this.form = form;
    this.id = id;
    this.row = row;
    this.text = text;
    this.access = access;
    this.layout = new LayoutState(form, text);
    this.events = new EventRegistry(form);
    for (const cell of form.header) this.addControl(cell, undefined);
    for (const tab of form.tabs)
      for (const section of tab.columns.flatMap(({ sections }) => sections))
        for (const cell of section.rows.flat()) this.addControl(cell, section.name);
  }

  get formType(): number {
    if (!this.id) return formType.create;
    if (this.row["statecode"] === 1) return formType.disabled;
    return this.access.may("write", this.table.logicalName) ? formType.update : formType.readOnly;
  }

  get isReadOnly(): boolean {
    return this.formType === formType.disabled || this.formType === formType.readOnly;
  }

  get isDirty(): boolean {
    return [...this.attributes.values()].some(({ isDirty, submitMode }) => isDirty && submitMode !== "never");
  }

  get primaryName(): string {
    const onForm = this.attributes.get(this.table.primaryName)?.value;
    return String(onForm ?? this.row[this.table.primaryName] ?? "");
  }

  /** Disabled by script or form, because the row is inactive, or because the column can't be written at all or not by this person. */
  isDisabled(control: ControlState): boolean {
    return control.disabled || this.isReadOnly || !(control.attribute ? this.isWritable(control.attribute) : true);
  }

  /** Whether a save may send the column. */
  isWritable({ column, security }: AttributeState): boolean {
    if (!(this.id ? column.validForUpdate : column.validForCreate)) return false;
    return (this.id ? security?.editable : security?.creatable) ?? true;
  }

  /** Sets a value as a person or a code component does: the column's change handlers run when it really changed. */
  edit(attribute: AttributeState, value: ColumnValue): void {
    const next = value === "" || (Array.isArray(value) && !value.length) ? null : value;
    const changed = !sameValue(attribute.value, next);
    attribute.value = next;
    if (!changed) return;
    this.clearRequired(attribute);
    this.changes.emit();
    this.events.fireChange(attribute);
    this.changes.emit();
  }

  /** Puts in what the server answered after a save or a refresh. */
  accept(row: Row, sent: ReadonlyMap<string, ColumnValue>): void {
    this.row = row;
    for (const attribute of this.attributes.values()) {
      const before = sent.has(attribute.name) ? sent.get(attribute.name)! : attribute.value;
      attribute.accept(attribute.isMasked ? null : readColumn(attribute.column, row), before);
    }
    this.changes.emit();
  }

  /** Shows a tab and tells those who listen. */
  showTab(tab: TabState): void {
    const before = this.layout.related ? undefined : this.layout.activeTab;
    this.layout.show(tab);
    this.changes.emit();
    if (before === tab) return;
    if (before) this.events.fireTab(before);
    this.events.fireTab(tab);
  }

  /** Throws away what was not saved. */
  discard(): void {
    for (const attribute of this.attributes.values()) attribute.value = attribute.saved;
    this.changes.emit();
  }

  /** What `$select` must name to fill this form. */
  get columnsToRead(): string[] {
    const readable = [...this.attributes.values()].filter(({ isMasked }) => !isMasked);
    const names = new Set(readable.map(({ column }) => rowProperty(column)));
    names.add(this.table.primaryName);
    for (const name of ["statecode", "statuscode"]) if (this.table.columns[name]) names.add(name);
    return [...names];
  }

  private clearRequired(attribute: AttributeState): void {
    for (const control of this.controls.values()) if (control.attribute === attribute) control.clear("_required");
  }

  private addControl(cell: Cell, section: string | undefined): void {
    const { control } = cell;
    if (!control) return;
    const bound = Object.values(control.custom?.parameters ?? {}).filter(({ isStatic }) => !isStatic);
    for (const name of [control.column, ...bound.map(({ value }) => value)]) this.addAttribute(name);
    const label =
      this.text(cell.label) || this.text(this.table.columns[control.column ?? ""]?.displayName) || control.id;
    const attribute = control.column ? this.attributes.get(control.column) : undefined;
    let name = section === undefined && !control.id.startsWith("header_") ? `header_${control.id}` : control.id;
    for (let count = 1; this.controls.has(name); count++) name = `${control.id}${count}`;
    this.controls.set(name, new ControlState(name, cell, control, attribute, label, section));
  }

  private addAttribute(name: string | undefined): void {
    const column = name ? this.table.columns[name] : undefined;
    if (!column || this.attributes.has(column.logicalName)) return;
    const security = this.access.column(this.table.logicalName, column);
    const value = security?.readable === false ? null : readColumn(column, this.row);
    const attribute = new AttributeState(column, value, security);
    if (!this.id) startNewValue(attribute);
    this.attributes.set(column.logicalName, attribute);
  }
}

/** A new row starts with the column's default, which counts as an edit: it is sent with the create. */
function startNewValue(attribute: AttributeState): void {
  attribute.saved = null;
  if (attribute.value === null && attribute.column.defaultValue !== undefined)
    attribute.value = attribute.column.defaultValue;
  attribute.initial = attribute.value;
}
