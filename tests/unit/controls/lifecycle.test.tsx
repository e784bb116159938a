import { act, fireEvent, render, screen } from "@testing-library/react";
import { setIconOptions } from "@fluentui/react";
import { ContactPicker } from "../../../controls/ContactPicker";
import { WordPressUserPicker } from "../../../controls/WordPressUserPicker";
import { WordPressUsernamePicker } from "../../../controls/WordPressUsernamePicker";
import { bindingChoices, type WordPressUserRow } from "../../../model/generated/names";
import { fakeContext } from "./fake-context";

setIconOptions({ disableWarnings: true });

const annId = "57500001-0001-8000-8000-00000000002a";
const contactId = "c0000000-0000-4000-8000-000000000001";
const ann: WordPressUserRow = {
  alexacrm_wordpressuserid: annId,
  alexacrm_name: "Ann Editor",
  alexacrm_username: "ann",
  alexacrm_email: "ann@example.org",
  alexacrm_binding: bindingChoices.notBound,
};

type Parameters = {
  user: { raw: object[]; security?: object };
  username: { raw: string | null };
  tableName: { raw: string | null };
  loginEnabled?: { raw: boolean; formatted: string };
  fullName?: { raw: string };
  email?: { raw: string };
};

function users(parameters: Partial<Parameters> = {}, options: { disabled?: boolean; recordId?: string } = {}) {
  const all: Parameters = { user: { raw: [] }, username: { raw: null }, tableName: { raw: null }, ...parameters };
  const host = fakeContext<never>("WordPressUserPicker", all, options);
  host.retrieveMultipleRecords.mockResolvedValue({ entities: [ann] });
  const notify = jest.fn();
  const control = new WordPressUserPicker();
  control.init(host.context, notify);
  const view = render(control.updateView(host.context));
  const update = () => view.rerender(control.updateView(host.context));
  return { ...host, parameters: all, control, notify, update };
}

const settle = (ms = 0) => act(async () => void (await jest.advanceTimersByTimeAsync(ms)));

async function chooseFirst(): Promise<void> {
  fireEvent.click(screen.getByRole("combobox"));
  await settle(50);
  fireEvent.click(screen.getAllByRole("option")[0]!);
  await settle();
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test("F52 choosing a user writes user and username in one notification", async () => {
  const { control, notify, retrieveMultipleRecords } = users();
  expect(control.getOutputs()).toEqual({});
  await chooseFirst();
  expect(notify).toHaveBeenCalledTimes(1);
  expect(control.getOutputs()).toEqual({
    user: [{ id: annId, name: "Ann Editor", entityType: "alexacrm_wordpressuser" }],
    username: "ann",
  });
  expect(retrieveMultipleRecords).toHaveBeenCalledWith(
    "alexacrm_wordpressuser",
    expect.stringContaining("$top=20"),
    20,
  );
});

test("clearing writes both columns empty", () => {
  const { control, notify } = users({ user: { raw: [{ id: annId, name: "Ann Editor" }] }, username: { raw: "ann" } });
  fireEvent.click(screen.getByRole("button", { name: "Clear Ann Editor" }));
  expect(notify).toHaveBeenCalledTimes(1);
  expect(control.getOutputs()).toEqual({ user: [], username: null });
});

test("the choice shows while the host still hands over the old value, and then the host's value counts", async () => {
  const { control, parameters, update } = users();
  await chooseFirst();
  update();
  expect(screen.getByRole("button", { name: "Open Ann Editor" })).toBeVisible();
  control.getOutputs();
  parameters.user.raw = [{ id: "other", name: "Bob Author" }];
  update();
  expect(screen.getByRole("button", { name: "Open Bob Author" })).toBeVisible();
  expect(control.getOutputs()).toEqual({});
});

test("5.4 row 20 a value set or cleared from outside shows at the next update", () => {
  const { parameters, update } = users({ user: { raw: [{ id: annId, name: "Ann Editor" }] } });
  parameters.user.raw = [];
  update();
  expect(screen.queryByRole("button", { name: "Open Ann Editor" })).toBeNull();
});

test.each([
  ["the form locks it", {}, { disabled: true }],
  ["column security forbids editing", { user: { raw: [], security: { readable: true, editable: false } } }, {}],
])("5.4 row 17 there is nothing to type into when %s", (_why, parameters, options) => {
  users(parameters, options);
  expect(screen.queryByRole("combobox")).toBeNull();
  expect(screen.getByRole("group", { name: "User (default site)" })).toHaveTextContent("---");
});

test("a column without security is not a secured one", () => {
  users();
  expect(screen.getByRole("combobox")).toBeEnabled();
});

test("the name opens the user's row", () => {
  const { openForm } = users({ user: { raw: [{ id: annId, name: "Ann Editor" }] } });
  fireEvent.click(screen.getByRole("button", { name: "Open Ann Editor" }));
  expect(openForm).toHaveBeenCalledWith({ entityName: "alexacrm_wordpressuser", entityId: annId });
});

test("a user bound to another contact is marked with its name, one bound to this contact isn't", async () => {
  const bound = { ...ann, alexacrm_binding: bindingChoices.contact, alexacrm_contactname: "Claire" };
  const { retrieveMultipleRecords, update } = users({}, { recordId: `{${contactId.toUpperCase()}}` });
  retrieveMultipleRecords.mockResolvedValue({
    entities: [
      { ...bound, _alexacrm_contactid_value: "somebody-else" },
      { ...bound, alexacrm_wordpressuserid: "2", _alexacrm_contactid_value: contactId },
    ],
  });
  fireEvent.click(screen.getByRole("combobox"));
  await settle(50);
  const [elsewhere, here] = screen.getAllByRole("option");
  expect(elsewhere).toHaveTextContent("bound to Claire");
  expect(here).not.toHaveTextContent("bound");
  fireEvent.click(elsewhere!);
  update();
  expect(screen.getByRole("status")).toHaveTextContent("Ann Editor is bound to Claire. Take over?");
});

test("400 updates leave no listener behind and ask nothing", () => {
  const added = jest.spyOn(window, "addEventListener");
  const removed = jest.spyOn(window, "removeEventListener");
  const left = () => added.mock.calls.length - removed.mock.calls.length;
  const { update, retrieveMultipleRecords } = users({ user: { raw: [{ id: annId, name: "Ann Editor" }] } });
  update();
  const before = left();
  for (let time = 0; time < 400; time++) update();
  expect(left()).toBe(before);
  expect(retrieveMultipleRecords).not.toHaveBeenCalled();
});

test("F48 the contact picker finds by name, shows active contacts first and writes the contact", async () => {
  const host = fakeContext<never>("ContactPicker", { contact: { raw: [] } });
  host.retrieveMultipleRecords.mockResolvedValue({
    entities: [
      { contactid: contactId, fullname: "Claire Contact", emailaddress1: "claire@example.org", statecode: 0 },
      {
        contactid: "2",
        fullname: "Ian Inactive",
        statecode: 1,
        alexacrm_wordpress_userkey: "1-7",
        alexacrm_wordpress_username: "ian",
      },
    ],
  });
  const notify = jest.fn();
  const control = new ContactPicker();
  control.init(host.context, notify);
  render(control.updateView(host.context));
  fireEvent.click(screen.getByRole("combobox"));
  await settle(50);
  expect(decodeURIComponent(host.retrieveMultipleRecords.mock.calls[0][1])).toContain("$orderby=statecode,fullname");
  expect(screen.getAllByRole("option")[1]).toHaveTextContent("bound to ian · inactive");
  fireEvent.click(screen.getAllByRole("option")[0]!);
  expect(notify).toHaveBeenCalledTimes(1);
  expect(control.getOutputs()).toEqual({ contact: [{ id: contactId, name: "Claire Contact", entityType: "contact" }] });
});

test("a contact bound to another user asks before it is taken; the one bound to this user has no mark", async () => {
  const host = fakeContext<never>("ContactPicker", { contact: { raw: [] } }, { recordId: annId });
  host.retrieveMultipleRecords.mockResolvedValue({
    entities: [
      {
        contactid: "1",
        fullname: "Claire",
        statecode: 0,
        alexacrm_wordpress_userkey: "1-7",
        alexacrm_wordpress_username: "bob",
      },
      {
        contactid: "2",
        fullname: "Carl",
        statecode: 0,
        alexacrm_wordpress_userkey: "1-42",
        alexacrm_wordpress_username: "ann",
      },
    ],
  });
  const control = new ContactPicker();
  control.init(host.context, jest.fn());
  const view = render(control.updateView(host.context));
  fireEvent.click(screen.getByRole("combobox"));
  await settle(50);
  const [elsewhere, here] = screen.getAllByRole("option");
  expect(here).not.toHaveTextContent("bound");
  fireEvent.click(elsewhere!);
  view.rerender(control.updateView(host.context));
  expect(screen.getByRole("status")).toHaveTextContent(
    "The contact Claire is bound to bob. Take over? That WordPress user loses the binding at once.",
  );
});

const openList = async () => {
  fireEvent.click(screen.getByRole("combobox"));
  await settle(50);
};

test("5.4 row 2 the first focus suggests same e-mail before same name in two requests, and within a minute asks no more", async () => {
  const { retrieveMultipleRecords } = users({ fullName: { raw: "Ann Editor" }, email: { raw: "ann@home.example" } });
  const other = { ...ann, alexacrm_wordpressuserid: "2", alexacrm_name: "A. E.", alexacrm_email: "ann@home.example" };
  retrieveMultipleRecords.mockImplementation(async (_table: string, query: string) => ({
    entities: query.includes("$filter") ? [ann, other] : [ann],
  }));
  await openList();
  expect(screen.getByRole("listbox")).toHaveTextContent(/^Suggested.*A\. E\..*Ann Editor/);
  expect(screen.getAllByRole("option")).toHaveLength(2);
  expect(retrieveMultipleRecords).toHaveBeenCalledTimes(2);
  fireEvent.keyDown(screen.getByRole("combobox"), { key: "Escape", keyCode: 27 });
  await openList();
  expect(retrieveMultipleRecords).toHaveBeenCalledTimes(2);
});

const bound = {
  ...ann,
  alexacrm_binding: bindingChoices.contact,
  alexacrm_contactname: "Claire",
  _alexacrm_contactid_value: "c-other",
};

test("taking over writes the user's row once, waits until the contact shows it, and opens the contact again", async () => {
  const host = users({}, { recordId: contactId });
  host.retrieveMultipleRecords.mockResolvedValue({ entities: [bound] });
  host.retrieveRecord.mockResolvedValueOnce({}).mockResolvedValue({ _alexacrm_wordpress_userid_value: annId });
  await openList();
  fireEvent.click(screen.getByRole("option"));
  fireEvent.click(screen.getByRole("button", { name: "Take over" }));
  await settle(1500);
  expect(host.updateRecord.mock.calls).toEqual([
    ["alexacrm_wordpressuser", annId, { "alexacrm_contactid@odata.bind": `/contacts(${contactId})` }],
  ]);
  expect(host.retrieveRecord).toHaveBeenCalledTimes(2);
  expect(host.openForm).toHaveBeenCalledWith({ entityName: "contact", entityId: contactId });
  expect(host.notify).not.toHaveBeenCalled();
});

test("taking over for a contact that isn't saved yet says to save first and writes nothing", async () => {
  const host = users();
  host.retrieveMultipleRecords.mockResolvedValue({ entities: [bound] });
  await openList();
  fireEvent.click(screen.getByRole("option"));
  fireEvent.click(screen.getByRole("button", { name: "Take over" }));
  await settle();
  expect(screen.getByRole("status")).toHaveTextContent("Save this contact first, then take over.");
  expect(host.updateRecord).not.toHaveBeenCalled();
});

test("5.4 row 22 a deleted user is shown as gone with the WordPress id and can be cleared", () => {
  const { control } = users({ user: { raw: [{ id: annId, name: "" }] } });
  fireEvent.click(screen.getByRole("button", { name: `Clear No longer in WordPress (user 42)` }));
  expect(control.getOutputs()).toEqual({ user: [], username: null });
});

test("5.4 row 22 a user who was deleted since is told at the first focus", async () => {
  const { retrieveMultipleRecords } = users({ user: { raw: [{ id: annId, name: "Ann Editor" }] } });
  retrieveMultipleRecords.mockResolvedValue({ entities: [] });
  await openList();
  fireEvent.keyDown(screen.getByRole("combobox"), { key: "Escape", keyCode: 27 });
  await settle();
  expect(screen.getByRole("status")).toHaveTextContent("No longer in WordPress (user 42)");
  expect(retrieveMultipleRecords).toHaveBeenCalledTimes(2);
});

test.each([
  ["No", { raw: false, formatted: "No" }, 1],
  ["empty", { raw: false, formatted: "" }, 0],
  ["Yes", { raw: true, formatted: "Yes" }, 0],
])("Login Enabled %s: the picker offers to enable it only when it refuses", (_what, loginEnabled, buttons) => {
  const { control } = users({ user: { raw: [{ id: annId, name: "Ann Editor" }] }, loginEnabled });
  const found = screen.queryAllByRole("button", { name: "Enable login for Ann Editor" });
  expect(found).toHaveLength(buttons);
  if (!found[0]) return;
  fireEvent.click(found[0]);
  expect(control.getOutputs()).toEqual({ loginEnabled: true });
  expect(control.getOutputs()).toEqual({});
});

test.each([
  ["our own columns", WordPressUserPicker, { user: { raw: [] }, username: { raw: null } }, "alexacrm_wordpressuser"],
  ["a second site's table", WordPressUserPicker, { user: { raw: [] }, username: { raw: null }, tableName: { raw: "shop_user" }, columnPrefix: { raw: "shop_" } }, "shop_user"], // prettier-ignore
  [
    "a username column without a lookup",
    WordPressUsernamePicker,
    { username: { raw: null } },
    "alexacrm_wordpressuser",
  ],
])("a maker's form with %s and no Login Enabled binds", async (_what, Picker, parameters, table) => {
  const host = fakeContext<never>("WordPressUserPicker", parameters);
  const prefix = table.slice(0, table.indexOf("_") + 1);
  const renamed = Object.entries(ann).map(([key, value]) => [key.replace("alexacrm_", prefix), value]);
  // The platform calls a table's primary key after the table.
  const row = { ...Object.fromEntries(renamed), [`${table}id`]: annId };
  if (table !== "alexacrm_wordpressuser") delete row[`${prefix}wordpressuserid`];
  host.retrieveMultipleRecords.mockResolvedValue({ entities: [row] });
  const control = new Picker();
  control.init(host.context, jest.fn());
  render(control.updateView(host.context));
  await chooseFirst();
  expect(control.getOutputs()).toEqual({
    user: [{ id: annId, name: "Ann Editor", entityType: table }],
    username: "ann",
  });
});

test("5.4 row 22 an inactive contact in the field says so at the first focus", async () => {
  const host = fakeContext<never>("ContactPicker", { contact: { raw: [{ id: contactId, name: "Ian" }] } });
  host.retrieveMultipleRecords.mockResolvedValue({
    entities: [{ contactid: contactId, fullname: "Ian", statecode: 1 }],
  });
  const control = new ContactPicker();
  control.init(host.context, jest.fn());
  render(control.updateView(host.context));
  await openList();
  fireEvent.keyDown(screen.getByRole("combobox"), { key: "Escape", keyCode: 27 });
  await settle();
  expect(screen.getByRole("status")).toHaveTextContent("Ian is inactive: this person can't sign in.");
});

test("5.4 row 22 a deleted contact is shown as gone and can be cleared", () => {
  const host = fakeContext<never>("ContactPicker", { contact: { raw: [{ id: contactId, name: "" }] } });
  const control = new ContactPicker();
  control.init(host.context, jest.fn());
  render(control.updateView(host.context));
  fireEvent.click(screen.getByRole("button", { name: `Clear No longer in Dataverse (${contactId})` }));
  expect(control.getOutputs()).toEqual({ contact: [] });
});

test("suggestions come when the contact's e-mail reaches the control after the list was opened", async () => {
  const { parameters, update, retrieveMultipleRecords } = users();
  const other = { ...ann, alexacrm_wordpressuserid: "2", alexacrm_name: "Zoe", alexacrm_email: "zoe@home.example" };
  retrieveMultipleRecords.mockImplementation(async (_table: string, query: string) => ({
    entities: query.includes("$filter") ? [other] : [ann],
  }));
  await openList();
  expect(screen.getByRole("listbox")).not.toHaveTextContent("Suggested");
  fireEvent.keyDown(screen.getByRole("combobox"), { key: "Escape", keyCode: 27 });
  parameters.email = { raw: "zoe@home.example" };
  update();
  await openList();
  expect(screen.getByRole("listbox")).toHaveTextContent(/^Suggested.*Zoe.*All.*Ann Editor/);
  expect(retrieveMultipleRecords).toHaveBeenCalledTimes(2);
});

test("5.4 row 16 the value survives a failed search, and nothing is written", async () => {
  jest.spyOn(console, "error").mockImplementation();
  const { control, retrieveMultipleRecords, notify } = users({ user: { raw: [{ id: annId, name: "Ann Editor" }] } });
  retrieveMultipleRecords.mockRejectedValue({ errorCode: 0x80040224 });
  await openList();
  expect(screen.getByRole("status")).toHaveTextContent("WordPress can't be reached.");
  expect(screen.getByRole("button", { name: "Open Ann Editor" })).toBeVisible();
  expect(notify).not.toHaveBeenCalled();
  expect(control.getOutputs()).toEqual({});
});

test("5.4 row 18 a masked column asks for nothing and has nothing to type into", async () => {
  const masked = { raw: [], security: { secured: true, readable: false, editable: false } };
  const { retrieveMultipleRecords } = users({ user: masked, username: { raw: "ann" } });
  await settle(1000);
  expect(screen.queryByRole("combobox")).toBeNull();
  expect(screen.getByRole("group")).toHaveTextContent("You don't have access");
  expect(retrieveMultipleRecords).not.toHaveBeenCalled();
});

test.each([
  [0, "false"],
  [1, "true"],
  [2, "true"],
  [3, "false"],
])("5.4 row 19 required level %i makes the field required: %s", (RequiredLevel, required) => {
  users({ user: { raw: [], attributes: { RequiredLevel } } as Parameters["user"] });
  expect(screen.getByRole("combobox").getAttribute("aria-required")).toBe(required);
});

test("5.4 row 21 two pickers on one form keep to their own table, answers and ids", async () => {
  const [one, other] = ["alexacrm_wordpressuser", "shop_user"].map((tableName) =>
    users({ tableName: { raw: tableName } }),
  );
  const [first, second] = screen.getAllByRole("combobox");
  fireEvent.click(first!);
  await settle(50);
  expect(one!.retrieveMultipleRecords).toHaveBeenCalledTimes(1);
  expect(other!.retrieveMultipleRecords).not.toHaveBeenCalled();
  fireEvent.click(screen.getAllByRole("option")[0]!);
  fireEvent.click(second!);
  await settle(50);
  expect(other!.retrieveMultipleRecords).toHaveBeenCalledWith("shop_user", expect.anything(), 20);
  expect(one!.notify).toHaveBeenCalledTimes(1);
  expect(other!.notify).not.toHaveBeenCalled();
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("5.4 row 28 a control that is destroyed while a take-over runs neither writes nor opens anything", async () => {
  const host = users({}, { recordId: contactId });
  host.retrieveMultipleRecords.mockResolvedValue({ entities: [bound] });
  await openList();
  fireEvent.click(screen.getByRole("option"));
  fireEvent.click(screen.getByRole("button", { name: "Take over" }));
  await settle(500);
  host.control.destroy();
  await settle(60_000);
  expect(host.retrieveRecord).toHaveBeenCalledTimes(1);
  expect(host.openForm).not.toHaveBeenCalled();
  expect(host.notify).not.toHaveBeenCalled();
});

describe("5.4 row 13 a new contact", () => {
  type Saved = { savedEntityReference?: object[] };
  async function contacts({ allowNew = true as boolean | string, may = true, saved = {} as Saved } = {}) {
    const parameters = {
      contact: { raw: [] },
      allowNew: { raw: allowNew },
      fullName: { raw: "Ann Editor" },
      email: { raw: "ann@home.example" },
    };
    const host = fakeContext<never>("ContactPicker", parameters);
    host.hasEntityPrivilege.mockReturnValue(may);
    host.openForm.mockResolvedValue(saved);
    const control = new ContactPicker();
    const notify = jest.fn();
    control.init(host.context, notify);
    render(control.updateView(host.context));
    await openList();
    return { ...host, control, notify };
  }
  const offer = () => screen.queryByRole("option", { name: "New contact" });

  test.each([
    ["nobody whom the maker doesn't let", { allowNew: false }],
    ["nobody when the form says No as text", { allowNew: "false" }],
    ["nobody without the right to create", { may: false }],
  ])("is offered to %s", async (_whom, options) => {
    await contacts(options);
    expect(offer()).toBeNull();
  });

  test("is offered with what was typed, by name, and goes into the field", async () => {
    const saved = { savedEntityReference: [{ id: `{${contactId.toUpperCase()}}`, name: "Eva Maria Stone" }] };
    const { hasEntityPrivilege, openForm, control, notify } = await contacts({ saved });
    expect(hasEntityPrivilege).toHaveBeenCalledWith("contact", 1, 0);
    fireEvent.input(screen.getByRole("combobox"), { target: { value: "Eva Maria Stone" } });
    await settle(250);
    fireEvent.click(offer()!);
    await settle();
    expect(openForm).toHaveBeenCalledWith(
      { entityName: "contact", useQuickCreateForm: true },
      { firstname: "Eva Maria", lastname: "Stone", emailaddress1: "ann@home.example" },
    );
    expect(notify).toHaveBeenCalledTimes(1);
    expect(control.getOutputs()).toEqual({
      contact: [{ id: contactId, name: "Eva Maria Stone", entityType: "contact" }],
    });
  });

  test("has the WordPress user's name when nothing was typed; cancelling changes nothing", async () => {
    const { openForm, notify } = await contacts({ allowNew: "true" });
    fireEvent.click(offer()!);
    await settle();
    expect(openForm.mock.calls[0][1]).toMatchObject({ firstname: "Ann", lastname: "Editor" });
    expect(notify).not.toHaveBeenCalled();
  });
});
