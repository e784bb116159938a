import { fireEvent, render, screen } from "@testing-library/react";
import { WordPressUserPicker } from "../../../controls/WordPressUserPicker";
import { WordPressUsernamePicker } from "../../../controls/WordPressUsernamePicker";
import { fakeContext } from "./fake-context";
import { ann, annId, chooseFirst, openList, settle, users, type Parameters } from "./user-picker-on-a-form";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

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
