import "@testing-library/jest-dom";
import * as React from "react";
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { DialogLayer } from "../../../sandbox/form-host/browser/app/DialogLayer";
import { Field } from "../../../sandbox/form-host/browser/fields/Field";
import { recentRows, rememberRow } from "../../../sandbox/form-host/browser/person/recent-rows";
import { globalContext } from "../../../sandbox/form-host/browser/xrm/global-context";
import { useEmitter } from "../../../sandbox/form-host/browser/emitter";
import { openSample, personId, petId, sampleMetadata } from "./sample";
import "./patient-queries";

const script = { onLoad: jest.fn(), onSave: jest.fn(), onPet: jest.fn(), onNickname: jest.fn() };
beforeEach(() => Object.assign(window, { Sample: script }));

type Sample = ReturnType<typeof openSample>;

function show(sample: Sample, name: string, platformControl = false): void {
  const control = sample.session.controls.get(name)!;
  const shown = platformControl
    ? Object.assign(control, { definition: { ...control.definition, custom: undefined } })
    : control;
  function Shown(): React.ReactElement {
    useEmitter(sample.session.changes);
    return <Field session={sample.session} control={shown} services={sample.services} />;
  }
  render(<Shown />);
}

describe("the platform's own fields", () => {
  test("typed text becomes the value when the field is left, and its change handler runs once", async () => {
    const sample = openSample();
    show(sample, "nickname");
    await userEvent.type(screen.getByLabelText("Nickname"), "annie");
    expect(script.onNickname).not.toHaveBeenCalled();
    await userEvent.tab();
    expect(sample.session.attributes.get("nickname")!.value).toBe("annie");
    expect(script.onNickname).toHaveBeenCalledTimes(1);
  });

  test("a Yes/No column reads Yes, No, and --- when it is empty", async () => {
    const sample = openSample({ id: "x", row: { enabled: null } });
    show(sample, "enabled");
    const select = screen.getByLabelText("Enabled");
    expect(select).toHaveDisplayValue("---");
    await userEvent.selectOptions(select, "Yes");
    expect(sample.session.attributes.get("enabled")!.value).toBe(true);
    await userEvent.selectOptions(select, "No");
    expect(sample.session.attributes.get("enabled")!.value).toBe(false);
    expect(screen.queryByRole("option", { name: "---" })).toBeNull();
  });

  test("what is no whole number is marked and keeps the form from being saved", async () => {
    const sample = openSample();
    show(sample, "age");
    const input = screen.getByLabelText("Age");
    await userEvent.clear(input);
    await userEvent.type(input, "old");
    await userEvent.tab();
    expect(screen.getByRole("alert")).toHaveTextContent("Enter a whole number.");
    expect(sample.session.attributes.get("age")!.value).toBe(30);
    await act(async () => expect(await sample.controller.saveByPerson(1)).toBe(false));
  });

  test.each(["ERROR", "RECOMMENDATION"] as const)(
    "addNotification, %s: the first message, the first action's text, and the platform's Apply",
    async (level) => {
      const sample = openSample();
      show(sample, "nickname");
      const run = jest.fn();
      const control = sample.formContext.getControl<Xrm.Controls.StandardControl>("nickname")!;
      const notification = {
        uniqueId: "n",
        messages: ["Shorter.", "Or longer."],
        actions: [{ message: "Cut it.", actions: [run] }],
      };
      act(() => void control.addNotification({ ...notification, notificationLevel: level }));
      expect(screen.getByRole("alert")).toHaveTextContent(/^Shorter\. Cut it\. Apply$/);
      await userEvent.click(screen.getByRole("button", { name: "Apply" }));
      expect(run).toHaveBeenCalledTimes(1);
      expect(sample.formContext.data.isValid()).toBe(level !== "ERROR");
      act(() => void control.clearNotification("n"));
      expect(screen.queryByRole("alert")).toBeNull();
    },
  );

  test("a field that a script locks can still be read, and unlocks again", () => {
    const sample = openSample();
    show(sample, "name");
    const control = sample.formContext.getControl<Xrm.Controls.StandardControl>("name")!;
    act(() => control.setDisabled(true));
    expect(screen.getByRole("textbox", { name: "Name" })).toHaveAttribute("readonly");
    expect(screen.getByRole("textbox", { name: "Name" })).toHaveValue("Ann");
    act(() => control.setDisabled(false));
    expect(screen.getByRole("textbox", { name: "Name" })).not.toHaveAttribute("readonly");
  });

  test("a lookup searches with the lookup view, is chosen by keyboard and cleared by its button", async () => {
    const sample = openSample();
    sample.catalog.table("pet").views.splice(0, 1, {
      id: "v",
      name: {},
      queryType: 64,
      isDefault: true,
      columns: [{ name: "name", width: 100 }],
      fetchXml: '<fetch><entity name="pet"><attribute name="name"/></entity></fetch>',
    });
    sample.server.answer = () => ({ status: 200, body: { value: [{ petid: petId, name: "Rex" }] } });
    show(sample, "pet", true);
    const input = screen.getByRole("combobox", { name: "Pet" });
    fireEvent.click(input);
    await waitFor(() => expect(screen.getByRole("option", { name: "Rex" })).toBeInTheDocument());
    fireEvent.keyDown(input, { key: "ArrowDown" });
    fireEvent.keyDown(input, { key: "Enter" });
    expect(sample.session.attributes.get("pet")!.value).toEqual([{ id: petId, name: "Rex", entityType: "pet" }]);
    expect(screen.getByRole("link", { name: "Rex" })).toBeInTheDocument();
    fireEvent.click(screen.getByRole("button", { name: "Remove Rex from Pet" }));
    expect(sample.session.attributes.get("pet")!.value).toBeNull();
  });

  test("before anything is typed a lookup offers the rows used last first, under a heading; typing mixes them in again", async () => {
    const sample = openSample();
    const [rex, tom, zoe] = ["1", "2", "3"].map((id) => id.repeat(8));
    const value = [
      { petid: rex, name: "Rex" },
      { petid: tom, name: "Tom" },
      { petid: zoe, name: "Zoe" },
    ];
    sample.catalog.table("pet").views.splice(0, 1, {
      id: "v",
      name: {},
      queryType: 64,
      isDefault: true,
      columns: [{ name: "name", width: 100 }],
      fetchXml: '<fetch><entity name="pet"><attribute name="name"/></entity></fetch>',
    });
    sample.server.answer = () => ({ status: 200, body: { value } });
    for (const id of ["gone", tom!, zoe!]) rememberRow(sample.services.person.id, "pet", id);
    show(sample, "pet", true);
    const input = screen.getByRole("combobox", { name: "Pet" });
    const names = () => screen.getAllByRole("option").map(({ textContent }) => textContent);
    fireEvent.click(input);
    await waitFor(() => expect(names()).toEqual(["Zoe", "Tom", "Rex"]));
    const recent = screen.getByRole("group", { name: "Recent records" });
    expect(within(recent).getAllByRole("option")).toHaveLength(2);
    fireEvent.change(input, { target: { value: "o" } });
    await waitFor(() => expect(screen.queryByRole("group")).toBeNull());
    expect(names()).toEqual(["Rex", "Tom", "Zoe"]);
    fireEvent.click(screen.getByRole("option", { name: "Rex" }));
    expect(recentRows(sample.services.person.id, "pet").slice(0, 2)).toEqual([rex, zoe]);
    window.localStorage.clear();
  });

  test("addCustomView: the lookup and its dialog search in it once it is the default, and the dialog offers the others too", async () => {
    const view = {
      ...{ id: "v1", name: { 1033: "All pets" }, queryType: 0, isDefault: true, columns: [] },
      fetchXml: `<fetch><entity name="pet"/></fetch>`,
    };
    const tables = { ...sampleMetadata.tables, pet: { ...sampleMetadata.tables["pet"]!, views: [view] } };
    const sample = openSample({ id: personId, metadata: { ...sampleMetadata, tables } });
    sample.server.answer = () => ({ status: 200, body: { value: [{ petid: petId, name: "Rex" }] } });
    const { services } = sample;
    const asked = () => decodeURIComponent(sample.server.requests.at(-1)!.path).includes('value="R%"');
    show(sample, "pet", true);
    render(<DialogLayer services={services} globalContext={globalContext(services)} />);
    const lookup = sample.formContext.getControl<Xrm.Controls.LookupControl>("pet")!;
    const fetch = `<fetch><entity name="pet"><filter><condition attribute="name" operator="like" value="R%"/></filter></entity></fetch>`;
    const layout = `<grid><row><cell name="name" width="100"/></row></grid>`;
    lookup.addCustomView("{ABCDEF00-0000-0000-0000-000000000001}", "pet", "Those with R", fetch, layout, true);
    await userEvent.click(screen.getByRole("combobox", { name: "Pet" }));
    await screen.findByRole("option", { name: "Rex" });
    expect(asked()).toBe(true);
    await userEvent.click(screen.getByRole("button", { name: "Search records for Pet" }));
    const dialog = within(await screen.findByRole("dialog"));
    await dialog.findByText("Rex");
    expect(asked()).toBe(true);
    expect(dialog.getByPlaceholderText("Filter by keyword")).toHaveFocus();
    const views = dialog.getByRole("combobox", { name: "Views" });
    expect(views).toHaveDisplayValue("Those with R");
    await userEvent.selectOptions(views, "All pets");
    await waitFor(() => expect(asked()).toBe(false));
  });

  test("a failed search of a lookup says so and offers to try again", async () => {
    const sample = openSample();
    sample.server.answer = () => ({ status: 500, body: { error: { code: "0x0", message: "boom" } } });
    show(sample, "pet", true);
    fireEvent.click(screen.getByRole("combobox", { name: "Pet" }));
    await waitFor(() => expect(screen.getByText(/The search failed: boom/)).toBeInTheDocument());
    expect(screen.getByRole("button", { name: "Retry" })).toBeInTheDocument();
  });
});
