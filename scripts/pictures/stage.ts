import { type Locator, type Page } from "@playwright/test";
import { type HostDescription } from "../../sandbox/form-host/browser-metadata";
import { personCookie } from "../../sandbox/form-host";
import { type Sandbox } from "../../sandbox/main";
import { Trouble } from "./trouble";
import { type PickerForm, pickerForms } from "./fields";
import { dress, type Look, light } from "./looks";

const app = "appname=alexacrm_WordPress";
/** Steps of a Tab or arrow key after which something isn't to be reached. */
const patience = 30;

const unchanged = () => undefined;

/** Opens a form as the app does; what isn't saved in the one before is forgotten. */
const openForm = (table: string, id: string | undefined): string => `{
  for (const column of formOnScreen.data.entity.attributes.get()) column.setSubmitMode("never");
  formOnScreen = undefined;
  void Xrm.Navigation.openForm(${JSON.stringify({ entityName: table, entityId: id })});
}`;

/** The app in a browser, with the hands of a person and what only a sandbox can do; brings the pickers into any state. */
export class Stage {
  /** With what the person works. */
  hand: "mouse" | "keyboard" = "mouse";
  readonly trouble: Trouble;
  private change: (description: HostDescription) => void = unchanged;
  private person = "";
  /** The app is there as it should be; another form can be opened in it. */
  private loaded = false;
  private column: string = pickerForms.contact.column;

  constructor(
    readonly page: Page,
    readonly sandbox: Sandbox,
  ) {
    this.trouble = new Trouble(page, sandbox);
  }

  /** Before the first state: forms hand themselves to `formOnScreen`, as to any script that a maker adds. */
  async prepare(look: Look = light): Promise<void> {
    for (const { script, namespace } of Object.values(pickerForms))
      await this.page.route(`**/WebResources/alexacrm_/wordpress/${script}`, async (route) => {
        const response = await route.fetch();
        const own = `AlexaCRM.WordPress.${namespace}`;
        const hook = `{ const { onLoad } = ${own}; ${own} = { ...${own}, onLoad(context, ...rest) { globalThis.formOnScreen = context.getFormContext(); return onLoad(context, ...rest); } }; }`;
        await route.fulfill({ response, body: `${await response.text()}\n${hook}` });
      });
    this.loaded = false;
    await this.as();
    await dress(this.page, look, (description) => this.change(description));
  }

  /** Works from the next address on as somebody of `sandbox/app-people.ts`; by default an administrator. */
  async as(name = "Dana Dynamics"): Promise<void> {
    const person = this.sandbox.dataverse.people.find((one) => one.name === name);
    if (!person) throw new Error(`Nobody in the app is called ${name}.`);
    this.loaded &&= this.person === name;
    this.person = name;
    await this.page.context().addCookies([{ name: personCookie, value: person.id, url: this.sandbox.urls.dataverse }]);
  }

  /** Opens a row's form, or an empty one, and waits for its picker. */
  async open(form: PickerForm, id?: string): Promise<void> {
    const { table, column } = pickerForms[form];
    this.column = column;
    if (this.loaded) await this.page.evaluate(openForm(table, id));
    else {
      const row = id ? `&id=${id}` : "";
      await this.page.goto(`${this.sandbox.urls.dataverse}/main.aspx?${app}&pagetype=entityrecord&etn=${table}${row}`);
      this.loaded = true;
    }
    await this.page.waitForFunction("globalThis.formOnScreen");
    await this.field.locator(".icds-picker").waitFor();
  }

  /** Opens a list, as a place from which dialogs open. */
  async openList(form: PickerForm): Promise<void> {
    const { table, column } = pickerForms[form];
    this.column = column;
    await this.page.goto(`${this.sandbox.urls.dataverse}/main.aspx?${app}&pagetype=entitylist&etn=${table}`);
    this.loaded = false;
    await this.page.getByRole("grid").waitFor();
  }

  /** Changes what the app tells the browser of itself, from the next address on until all is calm again. */
  describe(change: (description: HostDescription) => void): void {
    this.change = change;
    this.loaded = false;
  }

  /** As if nothing had happened, for the next state. */
  async restore(): Promise<void> {
    this.loaded &&= this.change === unchanged;
    this.change = unchanged;
    await this.as();
    await this.trouble.restore();
  }

  /** The picker's field with its label and messages. */
  get field(): Locator {
    return this.page.locator(`.fh-field[data-column="${this.column}"]`).last();
  }

  get input(): Locator {
    return this.field.getByRole("combobox");
  }

  get list(): Locator {
    return this.page.locator(".icds-list");
  }

  /** The first row of the list that contains the text. */
  option(text: string): Locator {
    return this.list.getByRole("option").filter({ hasText: text }).first();
  }

  /** A button of the line under the field. */
  action(index = 0): Locator {
    return this.field.locator(".icds-message button").nth(index);
  }

  /** Enters the field, which opens its list. */
  async enter(): Promise<void> {
    await this.bringIntoSight();
    if (this.hand === "mouse") return this.input.click();
    await this.input.focus();
    await this.page.keyboard.press("ArrowDown");
  }

  /** Types into the field and waits for what the settled text comes to. */
  async type(text: string): Promise<void> {
    await this.bringIntoSight();
    if (this.hand === "mouse") await this.input.click();
    else await this.input.focus();
    await this.page.keyboard.type(text);
  }

  /** A list closes when the page scrolls under it. */
  private async bringIntoSight(): Promise<void> {
    await this.input.scrollIntoViewIfNeeded();
    await this.page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
  }

  /** Chooses the first row that contains the text. */
  async choose(text: string): Promise<void> {
    await this.option(text).waitFor();
    if (this.hand === "mouse") return this.option(text).click();
    for (let step = 0; step < patience; step++) {
      await this.page.keyboard.press("ArrowDown");
      const active = await this.input.getAttribute("aria-activedescendant");
      if (active && (await this.page.locator(`[id="${active}"]`).innerText()).includes(text))
        return this.page.keyboard.press("Enter");
    }
    throw new Error(`"${text}" can't be reached in the list by arrow keys.`);
  }

  /** Presses a button or a link. */
  async press(button: Locator): Promise<void> {
    await button.waitFor();
    if (this.hand === "mouse") return button.click();
    for (let step = 0; step < patience; step++) {
      if (await button.evaluate((one: { matches(selector: string): boolean }) => one.matches(":focus")))
        return this.page.keyboard.press("Enter");
      await this.page.keyboard.press("Tab");
    }
    throw new Error("The button can't be reached by the Tab key.");
  }

  /** Runs a maker's script on the form; `form` is its formContext, `control` and `column` are the picker's. */
  async script(code: string): Promise<void> {
    await this.page.evaluate(
      `{ const form = formOnScreen, control = form.getControl("${this.column}"), column = form.getAttribute("${this.column}"); ${code} }`,
    );
  }

  /** All that the field and its list say, to the eye or the ear. */
  async words(): Promise<string> {
    const parts = [await this.field.innerText(), ...(await this.list.allInnerTexts())];
    return parts.join("\n");
  }
}
