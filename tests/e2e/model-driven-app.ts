import { expect, type Locator, type Page } from "@playwright/test";

const page = "appname=alexacrm_WordPress";

/** Milliseconds for one step of several that are tried again together. */
const patience = 15_000;

const escape = (text: string): string => text.replace(/[()]/g, "\\$&");

/** What a Dynamics user does in the app, in the words that are on the screen. */
export class ModelDrivenApp {
  constructor(
    readonly page: Page,
    private readonly url: string,
  ) {}

  async openList(table: string): Promise<void> {
    await this.page.goto(`${this.url}/main.aspx?${page}&pagetype=entitylist&etn=${table}`);
    await expect(this.page.getByRole("grid")).toBeVisible();
  }

  async openRow(table: string, id: string): Promise<void> {
    await this.page.goto(`${this.url}/main.aspx?${page}&pagetype=entityrecord&etn=${table}&id=${id}`);
    await expect(this.command("Refresh")).toBeVisible();
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
  }

  async openNew(table: string): Promise<void> {
    await this.page.goto(`${this.url}/main.aspx?${page}&pagetype=entityrecord&etn=${table}`);
    await expect(this.command("Save")).toBeVisible();
  }

  command(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** One of our pickers, by the label of its field. */
  picker(label: string): Locator {
    return this.page.getByRole("combobox", { name: new RegExp(`^${escape(label)}(:|$)`) });
  }

  field(label: string): Locator {
    return this.page.getByLabel(label);
  }

  /** The rows of a picker's open list in which a word stands out, once nothing is searched for any more: an answer that comes moves the rows. */
  found(result: RegExp, word: string): Locator {
    const marked = this.page.locator("b", { hasText: new RegExp(`^${escape(word)}$`, "i") });
    const searching = this.page.getByRole("status").filter({ hasText: /^Searching…$/ });
    return this.page
      .locator("body", { hasNot: searching })
      .getByRole("option", { name: result })
      .filter({ has: marked });
  }

  /**
   * Types into a picker and chooses the first result that matches. Begins anew when the click went astray, as a person does: an answer may
   * replace the list under the pointer.
   */
  async pick(label: string, text: string, result: RegExp): Promise<void> {
    const chosen = this.pickerField(label).locator(".icds-value").filter({ hasText: result });
    await expect(async () => {
      await this.picker(label).click({ timeout: patience });
      await this.picker(label).fill(text, { timeout: patience });
      await this.page.getByRole("option", { name: result }).first().click({ timeout: patience });
      await expect(chosen).toBeVisible({ timeout: patience });
    }).toPass({ timeout: 4 * patience });
  }

  /** Presses the Clear button of a picker that has a value. */
  async clear(label: string): Promise<void> {
    await this.pickerField(label)
      .getByRole("button", { name: /^Clear / })
      .click();
  }

  /** Presses Save once the form knows of a change, and waits until it says that it is saved. */
  async save(): Promise<void> {
    const mark = this.page.getByRole("heading", { level: 1 }).getByRole("status");
    // Typed text counts when the field is left. Without a change "Saved" would stand there already.
    await this.command("Save").focus();
    await expect(mark).toHaveText("- Unsaved");
    await this.command("Save").click();
    await expect(mark).toHaveText("- Saved");
  }

  private pickerField(label: string): Locator {
    return this.page.locator(".fh-field").filter({ has: this.picker(label) });
  }
}
