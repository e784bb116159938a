import * as React from "react";
import { render, screen } from "@testing-library/react";
import { formCommands } from "../../../sandbox/form-host/browser/form/form-commands";
import { Field } from "../../../sandbox/form-host/browser/fields/Field";
import { parametersFor } from "../../../sandbox/form-host/browser/pcf/parameters";
import { openSession } from "../../../sandbox/form-host/browser/session/open-session";
import { saveMode } from "../../../sandbox/form-host/browser/session/saving";
import { openSample, personId, personRow } from "./sample";

beforeEach(() => Object.assign(window, { Sample: { onLoad() {}, onSave() {}, onPet() {}, onNickname() {} } }));

const hidden = { columns: { "person.nickname": {} } };
const locked = { columns: { "person.nickname": { read: true } } };
const row = { ...personRow, nickname: "annie" };

describe("a secured column that the person may not read", () => {
  test("is a mask on the form, and what the mask hides is neither asked for nor kept", async () => {
    const sample = openSample({ id: personId, row, access: hidden });
    const { session, services } = sample;
    render(<Field session={session} control={session.controls.get("nickname")!} services={services} />);
    expect(screen.getByLabelText("Nickname")).toHaveValue("********");
    expect(screen.getByLabelText("Nickname")).toHaveAccessibleDescription("You don't have access to this column.");
    expect(session.columnsToRead).not.toContain("nickname");
    expect(session.attributes.get("nickname")!.value).toBeNull();
    expect(sample.formContext.getAttribute("nickname")!.getUserPrivilege()).toEqual({
      canRead: false,
      canUpdate: false,
      canCreate: false,
    });
  });

  test("tells a code component so, which gets no value either", () => {
    const { session, catalog } = openSample({ id: personId, row, access: hidden });
    const property = { name: "username", ofType: "SingleLine.Text", usage: "bound" as const, required: false };
    const manifest = {
      ...{ namespace: "S", constructorName: "P", version: "1", strings: [], styles: [] },
      properties: [{ ...property, defaultValue: undefined }],
    };
    const control = session.controls.get("pet")!;
    expect(parametersFor(manifest, { session, control, catalog })["username"]).toMatchObject({
      raw: null,
      security: { secured: true, readable: false, editable: false },
    });
    const open = openSample({ id: personId, row });
    const free = parametersFor(manifest, { ...open, control: open.session.controls.get("pet")! })["username"]!;
    expect(free).not.toHaveProperty("security");
  });
});

test("a secured column that may be read but not changed is locked, and a script's value for it is not sent", async () => {
  const { session, controller, server, formContext } = openSample({ id: personId, row, access: locked });
  server.answer = () => ({ status: 200, body: row });
  expect(session.isDisabled(session.controls.get("nickname")!)).toBe(true);
  formContext.getAttribute("nickname")!.setValue("changed");
  expect(await controller.saveByPerson(saveMode.save)).toBe(true);
  expect(server.requests.filter(({ method }) => method === "PATCH")).toEqual([]);
});

describe("a person without rights on a table", () => {
  const readOnly = { tables: { person: { create: false, write: false, delete: false } } };

  test("sees a read-only form without the buttons that change", () => {
    const { session, controller, services, formContext } = openSample({ id: personId, access: readOnly });
    expect(formContext.ui.getFormType()).toBe(3);
    expect(session.isDisabled(session.controls.get("name")!)).toBe(true);
    expect(formCommands(controller, services).map(({ label }) => label)).toEqual(["Open in new window", "Refresh"]);
  });

  test("can't begin a new row", async () => {
    const { services } = openSample({ id: personId, access: readOnly });
    const refused = openSession(services, { table: "person" });
    await expect(refused).rejects.toThrow("You don't have the right to create rows of persons.");
    await expect(refused).rejects.toMatchObject({ errorCode: 0x80040220 });
  });
});
