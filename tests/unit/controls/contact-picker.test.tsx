import { fireEvent, render, screen } from "@testing-library/react";
import { ContactPicker } from "../../../controls/ContactPicker";
import { fakeContext } from "./fake-context";
import { annId, contactId, openList, settle } from "./user-picker-on-a-form";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

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

  test("goes into the field by the name that Dataverse made, where the form hands none over", async () => {
    const saved = { savedEntityReference: [{ id: contactId, name: "" }] };
    const { retrieveRecord, control } = await contacts({ saved });
    retrieveRecord.mockResolvedValue({ contactid: contactId, fullname: "Stone, Eva" });
    fireEvent.click(offer()!);
    await settle();
    expect(retrieveRecord).toHaveBeenCalledWith("contact", contactId, "?$select=fullname");
    expect(control.getOutputs()).toMatchObject({ contact: [{ id: contactId, name: "Stone, Eva" }] });
  });

  test("goes into the field by the name it was asked for when Dataverse's can't be read", async () => {
    const log = jest.spyOn(console, "error").mockImplementation();
    const { retrieveRecord, control } = await contacts({ saved: { savedEntityReference: [{ id: contactId }] } });
    retrieveRecord.mockRejectedValue(new Error("Out of reach."));
    fireEvent.click(offer()!);
    await settle();
    expect(control.getOutputs()).toMatchObject({ contact: [{ id: contactId, name: "Ann Editor" }] });
    expect(log).toHaveBeenCalledTimes(1);
  });

  test("has the WordPress user's name when nothing was typed; cancelling changes nothing", async () => {
    const { openForm, notify } = await contacts({ allowNew: "true" });
    fireEvent.click(offer()!);
    await settle();
    expect(openForm.mock.calls[0][1]).toMatchObject({ firstname: "Ann", lastname: "Editor" });
    expect(notify).not.toHaveBeenCalled();
  });
});
