import { expect, type Locator, type Page } from "@playwright/test";

const page = "appname=alexacrm_WordPress";

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

  /** Types into a picker and chooses the first result that matches. */
  async pick(label: string, text: string, result: RegExp): Promise<void> {
    await this.picker(label).click();
    await this.picker(label).pressSequentially(text, { delay: 20 });
    await this.page.getByRole("option", { name: result }).first().click();
  }

  /** Presses the Clear button of a picker that has a value. */
  async clear(label: string): Promise<void> {
    await this.page
      .locator(".fh-field")
      .filter({ has: this.picker(label) })
      .getByRole("button", { name: /^Clear / })
      .click();
  }

  /** Presses Save and waits until the form says that it is saved. */
  async save(): Promise<void> {
    await this.command("Save").click();
    await expect(this.page.getByText(/(^|\W)Saved$/)).toBeVisible();
  }
}
