import { createXrm } from "../../../sandbox/form-host/browser/xrm/xrm";
import { globalContext } from "../../../sandbox/form-host/browser/xrm/global-context";
import { openSample, personId, petId } from "./sample";

const script = { onLoad: jest.fn(), onSave: jest.fn(), onPet: jest.fn(), onNickname: jest.fn() };
beforeEach(() => Object.assign(window, { Sample: script }));

describe("formContext", () => {
  test("setting a value by script makes the column dirty and runs no change handler", () => {
    const { formContext } = openSample();
    const nickname = formContext.getAttribute("nickname")!;
    nickname.setValue("annie");
    expect(nickname.getValue()).toBe("annie");
    expect(nickname.getIsDirty()).toBe(true);
    expect(formContext.data.getIsDirty()).toBe(true);
    expect(script.onNickname).not.toHaveBeenCalled();
    nickname.fireOnChange();
    expect(script.onNickname).toHaveBeenCalledTimes(1);
  });

  test("putting the old value back makes the form clean again", () => {
    const { formContext } = openSample();
    const name = formContext.getAttribute("name")!;
    name.setValue("Bea");
    name.setValue("Ann");
    expect(formContext.data.entity.getIsDirty()).toBe(false);
  });

  test("lookups reach scripts with ids in braces and upper case and are taken in any form", () => {
    const { formContext, session } = openSample();
    const pet = formContext.getAttribute("pet")!;
    pet.setValue([{ id: `{${petId.toUpperCase()}}`, name: "Rex", entityType: "pet" }]);
    expect(session.attributes.get("pet")!.value).toEqual([{ id: petId, name: "Rex", entityType: "pet" }]);
    expect((pet.getValue() as unknown as Xrm.LookupValue[])[0]!.id).toBe(`{${petId.toUpperCase()}}`);
    expect(formContext.data.entity.getId()).toBe(`{${personId.toUpperCase()}}`);
  });

  test("a value of the wrong kind is refused with a sentence", () => {
    const { formContext } = openSample();
    expect(() => formContext.getAttribute("age")!.setValue("old")).toThrow(/"age" \(integer\) can't hold "old"/);
    expect(() => formContext.getAttribute("pet")!.setValue("Rex")).toThrow(/takes \[\{ id, name, entityType \}\]/);
  });

  test("an added change handler runs once per change however often it was added, and not after it was removed", () => {
    const { formContext, session } = openSample();
    const handler = jest.fn();
    const name = formContext.getAttribute("name")!;
    name.addOnChange(handler);
    name.addOnChange(handler);
    session.edit(session.attributes.get("name")!, "Bea");
    expect(handler).toHaveBeenCalledTimes(1);
    expect(handler.mock.calls[0][0].getEventSource().getName()).toBe("name");
    expect(handler.mock.calls[0][0].getFormContext()).toBe(formContext);
    name.removeOnChange(handler);
    session.edit(session.attributes.get("name")!, "Cleo");
    expect(handler).toHaveBeenCalledTimes(1);
  });

  test("form notifications are replaced by id and cleared by id", () => {
    const { formContext, session } = openSample();
    formContext.ui.setFormNotification("one", "INFO", "a");
    formContext.ui.setFormNotification("two", "WARNING", "a");
    expect(session.notifications).toEqual([{ id: "a", level: "WARNING", text: "two" }]);
    expect(formContext.ui.clearFormNotification("b")).toBe(false);
    expect(formContext.ui.clearFormNotification("a")).toBe(true);
    expect(session.notifications).toEqual([]);
  });

  test("an inactive row gives form type 4 and disabled controls", () => {
    const { formContext } = openSample({ id: personId, row: { name: "Ann", statecode: 1 } });
    expect(formContext.ui.getFormType()).toBe(4);
    expect(formContext.getControl<Xrm.Controls.StandardControl>("name")!.getDisabled()).toBe(true);
  });

  test("what is missing says so when it is called, not when it is looked at", () => {
    const { formContext, services } = openSample();
    expect(() => formContext.data.process.getActiveProcess()).toThrow(
      "not implemented in the sandbox: formContext.data.process.getActiveProcess",
    );
    const xrm = createXrm(services, globalContext(services));
    expect(() => xrm.Panel.loadPanel("https://example.com", "x")).toThrow(
      "not implemented in the sandbox: Xrm.Panel.loadPanel",
    );
  });

  test("Xrm.WebApi rejects with the platform's error number and sentence", async () => {
    const { services, server } = openSample();
    const xrm = createXrm(services, globalContext(services));
    server.answer = () => ({
      status: 404,
      body: { error: { code: "0x80040217", message: "person With Id = x Does Not Exist" } },
    });
    await expect(xrm.WebApi.retrieveRecord("person", personId, "?$select=name")).rejects.toMatchObject({
      errorCode: 2147746327,
      message: "person With Id = x Does Not Exist",
    });
    expect(server.requests[0]!.path).toBe(`persons(${personId})?$select=name`);
    expect(server.requests[0]!.headers["Prefer"]).toBe('odata.include-annotations="*"');
  });
});
