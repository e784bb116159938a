import { Emitter } from "../emitter";
import { type Page, type PagePlace } from "./router";

export interface SavedRow {
  id: string;
  name: string;
  entityType: string;
}

/** A page in a dialog: the row that was saved is handed to whoever opened it, links to other rows open a window of their own. */
export class DialogPlace implements PagePlace {
  readonly changes = new Emitter();
  visit = 0;
  guard: (() => Promise<boolean>) | undefined;
  private row: SavedRow | undefined;

  constructor(
    public page: Page,
    private readonly addressOf: (page: Page) => string,
    private readonly close: (saved: SavedRow | undefined) => void,
  ) {}

  async open(page: Page, { replace = false, ask = true } = {}): Promise<boolean> {
    if (!replace) {
      window.open(this.addressOf(page), "_blank", "noopener");
      return false;
    }
    if (ask && this.guard && !(await this.guard())) return false;
    this.guard = undefined;
    // A row that is gone leaves nothing to show.
    if (page.type !== "form") {
      this.close(this.row);
      return true;
    }
    this.page = page;
    this.visit += 1;
    this.changes.emit();
    return true;
  }

  async back(): Promise<void> {
    if (this.guard && !(await this.guard())) return;
    this.guard = undefined;
    this.close(this.row);
  }

  address(page: Page): string {
    return this.addressOf(page);
  }

  saved(row: SavedRow): void {
    this.row = row;
  }
}
