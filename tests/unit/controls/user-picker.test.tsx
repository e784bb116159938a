import { fireEvent, screen } from "@testing-library/react";
import { bindingChoices } from "../../../model/generated/names";
import { ann, annId, bound, chooseFirst, contactId, openList, settle, users } from "./user-picker-on-a-form";

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

test("taking over says so when the contact doesn't show it within ten seconds, and leaves the form as it is", async () => {
  const host = users({}, { recordId: contactId });
  host.retrieveMultipleRecords.mockResolvedValue({ entities: [bound] });
  await openList();
  fireEvent.click(screen.getByRole("option"));
  fireEvent.click(screen.getByRole("button", { name: "Take over" }));
  expect(screen.getByRole("status")).toHaveTextContent("Taking over…");
  await settle(10_000);
  expect(screen.getByRole("status")).toHaveTextContent(
    "Ann Editor is bound to this contact now. The form doesn't show it yet: refresh it in a minute.",
  );
  expect(host.openForm).not.toHaveBeenCalled();
});

test("a take-over that is done never reads as one that failed: reading the contact again is tried once more", async () => {
  const log = jest.spyOn(console, "error").mockImplementation();
  const host = users({}, { recordId: contactId });
  host.retrieveMultipleRecords.mockResolvedValue({ entities: [bound] });
  host.retrieveRecord
    .mockRejectedValueOnce({ errorCode: 0x80040220 })
    .mockResolvedValue({ _alexacrm_wordpress_userid_value: annId });
  await openList();
  fireEvent.click(screen.getByRole("option"));
  fireEvent.click(screen.getByRole("button", { name: "Take over" }));
  await settle(1500);
  expect(host.updateRecord).toHaveBeenCalledTimes(1);
  expect(screen.getByRole("status")).toBeEmptyDOMElement();
  expect(host.openForm).toHaveBeenCalledTimes(1);
  expect(log).toHaveBeenCalledTimes(1);
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
