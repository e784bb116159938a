import * as React from "react";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { FormPage } from "../../../sandbox/form-host/browser/form/FormPage";
import { globalContext } from "../../../sandbox/form-host/browser/xrm/global-context";
import { type BrowserMetadata } from "../../../sandbox/form-host/browser-metadata";
import { type FormPageTarget } from "../../../sandbox/form-host/browser/app/router";
import { cell, column, form, openSample, personId, personRow, petId, sampleMetadata, section, table } from "./sample";
import "./patient-queries";

// The sample's code component is not built; its place says so, which is no matter here.
beforeEach(() => void jest.spyOn(console, "error").mockImplementation(() => undefined));
beforeEach(() => Object.assign(window, { Sample: { onLoad() {}, onSave() {}, onPet() {}, onNickname() {} } }));

const view = (id: string, queryType: number, name: string) => ({
  id,
  name: { 1033: name },
  queryType,
  isDefault: true,
  columns: [{ name: "name", width: 200 }],
  fetchXml: `<fetch><entity name="pet"><attribute name="name"/></entity></fetch>`,
});
const subgrid = cell("pets", {
  classId: "{E7A81278-8635-4D9E-8D4D-59480B391C5B}",
  parameters: { TargetEntityType: "pet", RelationshipName: "person_pets", ViewId: "{V1}", RecordsPerPage: "5" },
});
delete subgrid.control!.column;
const pets = {
  ...section,
  id: "s2",
  name: "pets",
  label: { 1033: "Pets" },
  rows: [[{ ...subgrid, label: { 1033: "Pets" } }]],
};
const tab = form.tabs[0]!;
const quickForm = {
  ...form,
  id: "q1",
  type: "quickCreate" as const,
  handlers: [],
  tabs: [{ ...tab, columns: [{ width: "100%", sections: [{ ...section, rows: [[cell("name")], [cell("owner")]] }] }] }],
};
const metadata: BrowserMetadata = {
  ...sampleMetadata,
  tables: {
    person: {
      ...sampleMetadata.tables["person"]!,
      forms: [{ ...form, tabs: [{ ...tab, columns: [{ width: "100%", sections: [section, pets] }] }] }],
    },
    pet: table(
      "pet",
      [
        column("petid", "primarykey"),
        column("name", "nvarchar"),
        column("owner", "lookup", { targets: ["person"], navigationProperty: "Owner" }),
      ],
      { forms: [quickForm], views: [view("v1", 0, "All pets"), view("v2", 2, "Pets of a person")] },
    ),
  },
  relationships: [
    {
      schemaName: "person_pets",
      referencingTable: "pet",
      referencingColumn: "owner",
      referencedTable: "person",
      lookupNavigationProperty: "Owner",
      collectionNavigationProperty: "person_pets",
      cascadeDelete: "RemoveLink",
    },
  ],
  apps: [{ ...sampleMetadata.apps[0]!, tables: ["person", "pet"] }],
};

function open(target: Partial<FormPageTarget> = { id: personId }, described = metadata) {
  const sample = openSample({ id: personId, metadata: described });
  sample.server.answer = ({ method, path }) => {
    if (method !== "GET") return { status: 204, headers: { "OData-EntityId": `/pets(${petId})` } };
    if (!path.startsWith("pets")) return { status: 200, body: { ...personRow, pet: null } };
    const value = [{ petid: petId, name: "Rex" }];
    return { status: 200, body: { value, "@Microsoft.Dynamics.CRM.totalrecordcount": 1 } };
  };
  const page: FormPageTarget = { type: "form", table: "person", ...target };
  render(<FormPage services={sample.services} globalContext={globalContext(sample.services)} target={page} />);
  return sample;
}

const queries = (sample: ReturnType<typeof open>) =>
  sample.server.requests.filter(({ path }) => path.startsWith("pets?")).map(({ path }) => decodeURIComponent(path));

test("a subgrid shows the rows of its relationship, as many as its parameters say", async () => {
  const sample = open();
  expect(await screen.findByRole("link", { name: "Rex" })).toBeVisible();
  expect(queries(sample)[0]).toContain(`<condition attribute="owner" operator="eq" value="${personId}"/>`);
  expect(queries(sample)[0]).toContain('count="5"');
});

test("a subgrid on another tab asks for its rows when that tab is opened, and only once", async () => {
  const columns = [{ width: "100%", sections: [pets] }];
  const own = { ...tab, id: "t2", name: "pets", label: { 1033: "Animals" }, columns };
  const first = { ...tab, columns: [{ width: "100%", sections: [section] }] };
  const person = { ...metadata.tables["person"]!, forms: [{ ...form, tabs: [first, own] }] };
  const sample = open({ id: personId }, { ...metadata, tables: { ...metadata.tables, person } });
  const animals = await screen.findByRole("tab", { name: "Animals" });
  expect(queries(sample)).toEqual([]);
  await userEvent.click(animals);
  expect(await screen.findByRole("link", { name: "Rex" })).toBeVisible();
  await userEvent.click(screen.getByRole("tab", { name: "General" }));
  await userEvent.click(animals);
  expect(queries(sample)).toHaveLength(1);
});

test("another view of a subgrid shows that view's rows, in its order", async () => {
  const parameters = { ...subgrid.control!.parameters, EnableViewPicker: "true" };
  const chooser = { ...subgrid, control: { ...subgrid.control!, parameters } };
  const columns = [{ width: "100%", sections: [{ ...pets, rows: [[chooser]] }] }];
  const person = { ...metadata.tables["person"]!, forms: [{ ...form, tabs: [{ ...tab, columns }] }] };
  const old = { ...view("v3", 0, "Old pets"), isDefault: false };
  old.fetchXml = old.fetchXml.replace("</entity>", `<order attribute="petid"/></entity>`);
  const pet = { ...metadata.tables["pet"]!, views: [...metadata.tables["pet"]!.views, old] };
  const sample = open({ id: personId }, { ...metadata, tables: { person, pet } });
  await userEvent.click(await screen.findByRole("button", { name: "All pets" }));
  await userEvent.click(screen.getByRole("menuitemradio", { name: "Old pets" }));
  expect(await screen.findByRole("grid", { name: "Old pets" })).toBeVisible();
  await waitFor(() => expect(queries(sample)).toHaveLength(2));
  expect(queries(sample).map((query) => query.includes(`<order attribute="petid"`))).toEqual([false, true]);
});

test("a subgrid of a row that is not saved asks for the row first", async () => {
  open({});
  expect(await screen.findByText("To enable this content, create the record.")).toBeVisible();
});

test("the Related menu shows related rows on a tab of their own, in the associated view", async () => {
  const sample = open();
  await userEvent.click(await screen.findByRole("button", { name: "Related" }));
  await userEvent.click(screen.getByRole("menuitem", { name: "pets" }));
  expect(screen.getByRole("tab", { name: "pets" })).toHaveAttribute("aria-selected", "true");
  expect(await screen.findByRole("grid", { name: "Pets of a person" })).toBeVisible();
  await waitFor(() => expect(queries(sample)).toHaveLength(2));
  act(() => screen.getByRole("tab", { name: "pets" }).focus());
  expect(screen.getAllByRole("tab").filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  await userEvent.keyboard("{ArrowLeft}");
  expect(screen.getByRole("tab", { name: "General" })).toHaveFocus();
  expect(screen.queryByRole("tab", { name: "pets" })).toBeNull();
});

test("New in a subgrid opens quick create with the parent in its lookup; what is made is shown", async () => {
  const sample = open();
  await userEvent.click(await screen.findByRole("button", { name: "New pet" }));
  const { request, close } = sample.services.dialogs.open[0]!;
  expect(request).toMatchObject({
    kind: "page",
    position: "side",
    page: {
      table: "pet",
      quickCreate: true,
      defaults: { owner: [{ id: personId, name: "Ann", entityType: "person" }] },
    },
  });
  const before = queries(sample).length;
  await act(async () => close({ id: petId, name: "Rex", entityType: "pet" }));
  await waitFor(() => expect(queries(sample).length).toBe(before + 1));
});

test("Add Existing in a subgrid gives the chosen rows to the row of the form; a refused one is shown, the others go on", async () => {
  const sample = open();
  await userEvent.click(await screen.findByRole("button", { name: "Add Existing pet" }));
  const { request, close } = sample.services.dialogs.open[0]!;
  expect(request).toMatchObject({ kind: "lookup", table: "pet", allowMultiple: true });
  const otherId = "33333333-3333-4333-8333-333333333333";
  const answer = sample.server.answer;
  sample.server.answer = (asked) =>
    asked.method === "PATCH" && asked.path.includes(petId)
      ? { status: 403, body: { error: { code: "0x80040220", message: "Not yours." } } }
      : answer(asked);
  await act(async () => close([petId, otherId].map((id) => ({ id, name: "Rex", entityType: "pet" })) as never));
  await waitFor(() => expect(sample.services.dialogs.open[0]!.request).toMatchObject({ text: "Not yours." }));
  await act(async () => sample.services.dialogs.open[0]!.close("ok" as never));
  const patches = () => sample.server.requests.filter(({ method }) => method === "PATCH");
  await waitFor(() => expect(patches()).toHaveLength(2));
  expect(patches()[1]).toMatchObject({
    path: `pets(${otherId})`,
    body: { "Owner@odata.bind": `/persons(${personId})` },
  });
});

test("the quick create form saves and hands over the row", async () => {
  const sample = openSample({ id: personId, metadata });
  const saved: unknown[] = [];
  const router = Object.assign(Object.create(sample.services.router), {
    page: { type: "form", table: "pet", quickCreate: true },
    saved: (row: unknown) => saved.push(row),
    back: async () => undefined,
  });
  sample.server.answer = () => ({ status: 204, headers: { "OData-EntityId": `/pets(${petId})` } });
  const services = { ...sample.services, router };
  render(<FormPage services={services} globalContext={globalContext(services)} target={router.page} />);
  const name = await screen.findByLabelText("Name");
  fireEvent.change(name, { target: { value: "Rex" } });
  await userEvent.click(screen.getByRole("button", { name: "Save & Close" }));
  await waitFor(() => expect(saved).toEqual([{ id: petId, name: "Rex", entityType: "pet" }]));
  expect(sample.server.requests[0]).toMatchObject({ method: "POST", path: "pets", body: { name: "Rex" } });
});

test("a form in a dialog shares no landmark and no id with the form below", async () => {
  const sample = open();
  await screen.findByRole("link", { name: "Rex" });
  const router = Object.assign(Object.create(sample.services.router), { saved: () => undefined });
  const services = { ...sample.services, router };
  const target: FormPageTarget = { type: "form", table: "person", id: personId };
  render(<FormPage services={services} globalContext={globalContext(services)} target={target} />);
  await waitFor(() => expect(screen.getAllByRole("tabpanel")).toHaveLength(2));
  expect(screen.getAllByRole("region", { name: "Form notifications" })).toHaveLength(1);
  const ids = Array.from(document.querySelectorAll("[id]"), ({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test("scripts reach a subgrid's rows, and hear when they are loaded", async () => {
  let loaded = 0;
  Object.assign(window, {
    Sample: {
      onLoad: (context: Xrm.Events.EventContext) =>
        context
          .getFormContext()
          .getControl<Xrm.Controls.GridControl>("pets")!
          .addOnLoad(() => loaded++),
    },
  });
  const sample = open();
  await screen.findByRole("link", { name: "Rex" });
  await waitFor(() => expect(loaded).toBeGreaterThan(0));
  expect(sample).toBeDefined();
});

test("a column's controls are found on a form that has a subgrid too", async () => {
  let names: string[] = [];
  const controls = (context: Xrm.Events.EventContext) => context.getFormContext().getAttribute("nickname")!.controls;
  Object.assign(window, {
    Sample: {
      onLoad: (context: Xrm.Events.EventContext) =>
        (names = controls(context)
          .get()
          .map((one) => one.getName())),
    },
  });
  open();
  await screen.findByRole("link", { name: "Rex" });
  expect(names).toEqual(["nickname"]);
});
