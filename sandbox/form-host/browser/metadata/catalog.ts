import {
  type App,
  type Form,
  type Label,
  type ModernCommand,
  type Relationship,
  type Table,
  type View,
} from "../../../metadata/types";
import { type BrowserMetadata, type HostDescription } from "../../browser-metadata";
import { type Access } from "../person/access";

export const viewKind = { public: 0, advancedFind: 1, associated: 2, quickFind: 4, lookup: 64 } as const;

/** What the app knows of tables, views, forms and itself, with texts in the person's language. */
export class Catalog {
  readonly metadata: BrowserMetadata;
  readonly languageId: number;

  constructor({ metadata, languageId }: Pick<HostDescription, "metadata" | "languageId">) {
    this.metadata = metadata;
    this.languageId = languageId;
  }

  get app(): App {
    const app = this.metadata.apps[0];
    if (!app) throw new Error("The solution has no app; the form host shows one.");
    return app;
  }

  /** The label in the person's language, else in English, else the first one, else nothing. */
  text(label: Label | undefined): string {
    return label?.[this.languageId] ?? label?.[1033] ?? Object.values(label ?? {})[0] ?? "";
  }

  /** @throws Error when there is no such table. */
  table(name: string): Table {
    const table = this.metadata.tables[name];
    if (!table) throw new Error(`There is no table "${name}" in this sandbox.`);
    return table;
  }

  find(name: string): Table | undefined {
    return this.metadata.tables[name];
  }

  columnLabel(table: Table, name: string): string {
    return this.text(table.columns[name]?.displayName) || name;
  }

  /** The views that the app's list of this table offers: public ones, the app's own choice where it names some. */
  listViews(table: Table): View[] {
    const views = table.views.filter((view) => view.queryType === viewKind.public);
    const listed = views.filter((view) => this.names(this.app.viewIds, view.id));
    return listed.length ? listed : views;
  }

  defaultView(table: Table, kind: number): View | undefined {
    const views = kind === viewKind.public ? this.listViews(table) : table.views.filter((v) => v.queryType === kind);
    return views.find((view) => view.isDefault) ?? views[0];
  }

  view(table: Table, id: string): View | undefined {
    return table.views.find((view) => sameId(view.id, id));
  }

  /**
   * Main forms of the table in their order; when the app names some, only those (as the app designer does it); of these the ones for
   * everybody or for a role of the person, else the fallback form (documentation: "Assign security roles to forms").
   */
  mainForms(table: Table, access?: Access): Form[] {
    const forms = table.forms.filter((form) => form.type === "main");
    const listed = forms.filter((form) => this.names(this.app.formIds, form.id));
    const offered = byOrder(listed.length ? listed : forms);
    const own = offered.filter(
      ({ display }) => !display || display.everyone || (access?.hasRole(display.roles) ?? true),
    );
    return own.length ? own : offered.filter(({ display }) => display?.fallback);
  }

  quickCreateForms(table: Table): Form[] {
    return byOrder(table.forms.filter((form) => form.type === "quickCreate"));
  }

  /** Modern commands of a place: those of this app and table, then of all tables and apps. */
  commands(location: ModernCommand["location"], table: string): ModernCommand[] {
    return (this.metadata.commands ?? []).filter(
      (command) =>
        command.location === location &&
        !command.hidden &&
        (command.table ?? table) === table &&
        (command.app ?? this.app.uniqueName) === this.app.uniqueName,
    );
  }

  /** One-to-many relationships whose rows belong to rows of this table, to tables of the app. */
  related(table: Table): Relationship[] {
    return this.metadata.relationships.filter(
      ({ referencedTable, referencingTable, referencingColumn }) =>
        referencedTable === table.logicalName &&
        this.app.tables.includes(referencingTable) &&
        // The platform keeps the rows that were merged into one out of this menu.
        referencingColumn !== "masterid",
    );
  }

  relationship(name: string): Relationship | undefined {
    return this.metadata.relationships.find(({ schemaName }) => schemaName === name);
  }

  /** The view that related rows of a table are shown in. */
  associatedView(table: Table, viewId?: string): View | undefined {
    return (
      (viewId ? this.view(table, viewId) : undefined) ??
      this.defaultView(table, viewKind.associated) ??
      this.defaultView(table, viewKind.public)
    );
  }

  private names(ids: string[], id: string): boolean {
    return ids.some((candidate) => sameId(candidate, id));
  }
}

const byOrder = (forms: Form[]): Form[] =>
  [...forms].sort((one, other) => (one.display?.order ?? 0) - (other.display?.order ?? 0));

/** A guid as the Web API writes it: lower case, no braces. */
export const plainId = (id: string): string => id.replace(/[{}]/g, "").toLowerCase();

/** A guid as form scripts get it: upper case, in braces. */
export const scriptId = (id: string): string => `{${plainId(id).toUpperCase()}}`;

export const sameId = (one: string, other: string): boolean => plainId(one) === plainId(other);
