import { Emitter } from "../emitter";
import { plainId } from "../metadata/catalog";

export interface ListPageTarget {
  type: "list";
  table: string;
  viewId?: string | undefined;
}

export interface FormPageTarget {
  type: "form";
  table: string;
  id?: string | undefined;
  formId?: string | undefined;
  defaults?: Record<string, unknown>;
  /** The table's quick create form, in a panel. */
  quickCreate?: boolean;
  /** Name of the tab to start with. */
  tabName?: string | undefined;
}

/** An HTML web resource as a page. */
export interface WebPageTarget {
  type: "webresource";
  name: string;
  data?: string | undefined;
}

export type Page = ListPageTarget | FormPageTarget | WebPageTarget;

/** Whoever shows pages one after the other: the app's window, or a dialog over it. */
export interface PagePlace {
  readonly changes: Emitter;
  readonly page: Page;
  /** Grows with each move, so that opening the same page again draws it anew. */
  readonly visit: number;
  /** Asked before a page is left; false keeps it. */
  guard: (() => Promise<boolean>) | undefined;
  /** Opens a page unless the person keeps the present one. Answers whether it was opened. */
  open(page: Page, options?: { replace?: boolean; ask?: boolean }): Promise<boolean>;
  /** Leaves the page. */
  back(): Promise<void>;
  address(page: Page): string;
  /** Hears of a row that was made or changed here. */
  saved?(row: { id: string; name: string; entityType: string }): void;
}

/** New rows have one address between them and differ in what they start with. */
const hasOwnAddress = (page: Page): boolean => page.type !== "form" || !!page.id;

/** Which page is shown; the address follows the platform's `/main.aspx?pagetype=…&etn=…`. */
export class Router implements PagePlace {
  readonly changes = new Emitter();
  page: Page;
  /** Asked before a page is left; false keeps it. */
  guard: (() => Promise<boolean>) | undefined;
  /** Grows with each move, so that opening the same page again draws it anew. */
  visit = 0;

  constructor(
    private readonly home: Page,
    private readonly appName: string,
    private readonly view: Window = window,
  ) {
    this.page = this.read() ?? home;
    view.addEventListener("popstate", () => void this.moved());
  }

  /** Opens a page unless the person keeps the present one. Answers whether it was opened. */
  async open(page: Page, { replace = false, ask = true } = {}): Promise<boolean> {
    if (ask && this.guard && !(await this.guard())) return false;
    const address = this.address(page);
    // As a browser follows a link to where it is: going back must not lead to the same page again.
    const isHere = hasOwnAddress(page) && this.address(this.page) === address;
    if (replace || isHere) this.view.history.replaceState({ depth: this.depth }, "", address);
    else this.view.history.pushState({ depth: this.depth + 1 }, "", address);
    this.show(page);
    return true;
  }

  /** The page before, or the table's list when there is none. */
  async back(): Promise<void> {
    if (this.guard && !(await this.guard())) return;
    this.guard = undefined;
    if (this.depth > 0) this.view.history.back();
    else {
      const { page } = this;
      const list = page.type === "webresource" ? this.home : ({ type: "list", table: page.table } as const);
      await this.open(list, { replace: true, ask: false });
    }
  }

  /** The address of a page, to be opened elsewhere or copied. */
  address(page: Page): string {
    const query = new URLSearchParams({ appname: this.appName });
    if (page.type === "webresource") {
      query.set("pagetype", "webresource");
      query.set("webresourceName", page.name);
      if (page.data) query.set("data", page.data);
      return `/main.aspx?${query}`;
    }
    query.set("pagetype", page.type === "list" ? "entitylist" : "entityrecord");
    query.set("etn", page.table);
    if (page.type === "list" && page.viewId) {
      query.set("viewid", plainId(page.viewId));
      query.set("viewType", "1039");
    }
    if (page.type === "form" && page.id) query.set("id", plainId(page.id));
    if (page.type === "form" && page.formId) query.set("formid", plainId(page.formId));
    return `/main.aspx?${query}`;
  }

  /** How many pages of this app lie behind the present one; a reload keeps it. */
  private get depth(): number {
    const state = this.view.history.state as { depth?: number } | null;
    return state?.depth ?? 0;
  }

  private read(): Page | undefined {
    const query = new URLSearchParams(this.view.location.search);
    const webResource = query.get("webresourceName");
    if (query.get("pagetype") === "webresource" && webResource)
      return { type: "webresource", name: webResource, data: query.get("data") ?? undefined };
    const table = query.get("etn");
    if (!table) return undefined;
    if (query.get("pagetype") !== "entityrecord")
      return { type: "list", table, viewId: query.get("viewid") ?? undefined };
    const id = query.get("id");
    return { type: "form", table, id: id ? plainId(id) : undefined, formId: query.get("formid") ?? undefined };
  }

  private async moved(): Promise<void> {
    const target = this.read() ?? this.home;
    if (this.guard && !(await this.guard())) {
      this.view.history.pushState({ depth: this.depth + 1 }, "", this.address(this.page));
      return;
    }
    this.show(target);
  }

  private show(page: Page): void {
    this.guard = undefined;
    this.page = page;
    this.visit += 1;
    this.changes.emit();
  }
}
