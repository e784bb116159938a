import { Emitter } from "../emitter";
import { plainId } from "../metadata/catalog";

export type Page =
  | { type: "list"; table: string; viewId?: string | undefined }
  | {
      type: "form";
      table: string;
      id?: string | undefined;
      formId?: string | undefined;
      defaults?: Record<string, unknown>;
    };

/** Which page is shown; the address follows the platform's `/main.aspx?pagetype=…&etn=…`. */
export class Router {
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
    if (replace) this.view.history.replaceState({ depth: this.depth }, "", this.address(page));
    else this.view.history.pushState({ depth: this.depth + 1 }, "", this.address(page));
    this.show(page);
    return true;
  }

  /** The page before, or the table's list when there is none. */
  async back(): Promise<void> {
    if (this.guard && !(await this.guard())) return;
    this.guard = undefined;
    if (this.depth > 0) this.view.history.back();
    else await this.open({ type: "list", table: this.page.table }, { replace: true, ask: false });
  }

  /** The address of a page, to be opened elsewhere or copied. */
  address(page: Page): string {
    const query = new URLSearchParams({ appname: this.appName });
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
