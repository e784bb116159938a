import { type View } from "../../../metadata/types";
import { type LookupValue } from "../data/column-value";
import { Emitter } from "../emitter";
import { word } from "../person/words/words";
import { type SavedRow } from "./dialog-place";
import { type Page } from "./router";

export interface MessageDialog {
  kind: "message";
  title: string;
  subtitle?: string | undefined;
  text: string;
  /** Technical details, shown on request. */
  details?: string | undefined;
  /** First one is the main button; each closes with its value. */
  buttons: { label: string; value: string }[];
  /** What Escape and the × mean. */
  cancelValue: string;
}

export interface TableView {
  table: string;
  view: View;
}

export interface LookupDialogRequest {
  kind: "lookup";
  title: string;
  tables: string[];
  table: string;
  viewId?: string | undefined;
  /** The views that may be chosen; all that lookups of the table have when none is named. */
  viewIds?: string[];
  /** Views that no table has: a script added them to the lookup. */
  ownViews?: TableView[];
  /** FetchXML filters by table. */
  filters?: { table: string; fetchXml: string }[];
  /** What is typed into its search box at first. */
  searchText?: string | undefined;
  allowMultiple: boolean;
}

/** A page over the page (`navigateTo` with a dialog as target, quick create). */
export interface PageDialog {
  kind: "page";
  page: Page;
  title: string;
  /** In the middle, or a pane at the far side. */
  position: "center" | "side";
  /** CSS lengths. */
  width?: string | undefined;
  height?: string | undefined;
}

export type DialogRequest = MessageDialog | LookupDialogRequest | PageDialog;

export interface OpenDialog {
  key: number;
  request: DialogRequest;
  close: (value: string | LookupValue[] | SavedRow | undefined) => void;
}

/** Dialogs that wait for the person; the last opened is on top. */
export class Dialogs {
  readonly changes = new Emitter();
  readonly open: OpenDialog[] = [];
  private count = 0;

  /** Shows a dialog with buttons; answers the pressed button's value. */
  message(request: Omit<MessageDialog, "kind">): Promise<string> {
    return this.show({ ...request, kind: "message" }) as Promise<string>;
  }

  /** Shows the lookup dialog; answers the chosen rows, none when it was cancelled. */
  lookup(request: Omit<LookupDialogRequest, "kind">): Promise<LookupValue[]> {
    return this.show({ ...request, kind: "lookup" }) as Promise<LookupValue[]>;
  }

  /** Shows a page; answers the row that was saved in it, if any. */
  pageOver(request: Omit<PageDialog, "kind">): Promise<SavedRow | undefined> {
    return this.show({ ...request, kind: "page" }) as Promise<SavedRow | undefined>;
  }

  alert(text: string, { title = "", button = word("ok") } = {}): Promise<string> {
    return this.message({ title, text, buttons: [{ label: button, value: "ok" }], cancelValue: "ok" });
  }

  async confirm(
    text: string,
    { title = "", subtitle = "", confirm = word("ok"), cancel = word("cancel") } = {},
  ): Promise<boolean> {
    const buttons = [
      { label: confirm, value: "confirm" },
      { label: cancel, value: "cancel" },
    ];
    return (await this.message({ title, subtitle, text, buttons, cancelValue: "cancel" })) === "confirm";
  }

  error(text: string, { title = word("error"), details = "" } = {}): Promise<string> {
    return this.message({ title, text, details, buttons: [{ label: word("ok"), value: "ok" }], cancelValue: "ok" });
  }

  private show(request: DialogRequest): Promise<unknown> {
    return new Promise((resolve) => {
      const key = ++this.count;
      const close = (value: unknown): void => {
        const at = this.open.findIndex((dialog) => dialog.key === key);
        if (at < 0) return;
        this.open.splice(at, 1);
        this.changes.emit();
        resolve(value);
      };
      this.open.push({ key, request, close });
      this.changes.emit();
    });
  }
}
