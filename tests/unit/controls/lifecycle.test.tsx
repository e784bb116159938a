import { act, fireEvent, render, screen } from "@testing-library/react";
import { setIconOptions } from "@fluentui/react";
import { ContactPicker } from "../../../controls/ContactPicker";
import { WordPressUserPicker } from "../../../controls/WordPressUserPicker";
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
  expect(retrieveMultipleRecords).toHaveBeenCalledWith("alexacrm_wordpressuser", expect.stringContaining("$top=20"));
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

test("5.4.20 a value set or cleared from outside shows at the next update", () => {
  const { parameters, update } = users({ user: { raw: [{ id: annId, name: "Ann Editor" }] } });
  parameters.user.raw = [];
  update();
  expect(screen.queryByRole("button", { name: "Open Ann Editor" })).toBeNull();
});

test.each([
  ["the form locks it", {}, { disabled: true }],
  ["column security forbids editing", { user: { raw: [], security: { readable: true, editable: false } } }, {}],
])("5.4.17 there is nothing to type into when %s", (_why, parameters, options) => {
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

test("300 updates leave no listener behind and ask nothing", () => {
  const added = jest.spyOn(window, "addEventListener");
  const removed = jest.spyOn(window, "removeEventListener");
  const left = () => added.mock.calls.length - removed.mock.calls.length;
  const { update, retrieveMultipleRecords } = users({ user: { raw: [{ id: annId, name: "Ann Editor" }] } });
  update();
  const before = left();
  for (let time = 0; time < 300; time++) update();
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
    "Claire is bound to bob. Take over? bob loses the binding at once.",
  );
});
