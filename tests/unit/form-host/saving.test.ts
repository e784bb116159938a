import { leaveGuard } from "../../../sandbox/form-host/browser/form/leave-guard";
import { saveMode } from "../../../sandbox/form-host/browser/session/saving";
import { openSample, personId, personRow, petId } from "./sample";

type Handler = (context: Xrm.Events.SaveEventContext) => unknown;
const script = { onLoad: jest.fn(), onSave: jest.fn(), onPet: jest.fn(), onNickname: jest.fn() };
beforeEach(() => Object.assign(window, { Sample: script }));

const answerRow = (row: object) => (request: { method: string }) =>
  request.method === "GET" ? { status: 200, body: { ...personRow, ...row } } : { status: 204 };

describe("saving a form", () => {
  test("only changed columns are sent, lookups by @odata.bind, without If-Match", async () => {
    const { session, controller, server } = openSample();
    server.answer = answerRow({ nickname: "annie", _pet_value: petId });
    session.edit(session.attributes.get("nickname")!, "annie");
    session.edit(session.attributes.get("pet")!, [{ id: petId, name: "Rex", entityType: "pet" }]);
    expect(await controller.saveByPerson(saveMode.save)).toBe(true);
    expect(server.requests[0]).toMatchObject({
      method: "PATCH",
      path: `persons(${personId})`,
      body: { nickname: "annie", "Pet@odata.bind": `/pets(${petId})` },
    });
    expect(server.requests[0]!.headers).not.toHaveProperty("If-Match");
    expect(session.isDirty).toBe(false);
  });

  test("a cleared lookup is sent as null", async () => {
    const { session, controller, server } = openSample({ id: personId, row: { ...personRow, _pet_value: petId } });
    server.answer = answerRow({});
    session.edit(session.attributes.get("pet")!, null);
    await controller.saveByPerson(saveMode.save);
    expect(server.requests[0]!.body).toEqual({ "Pet@odata.bind": null });
  });

  test("an empty required column stops the save before any save handler runs", async () => {
    const { session, controller, server } = openSample();
    session.edit(session.attributes.get("name")!, "");
    expect(await controller.saveByPerson(saveMode.save)).toBe(false);
    expect(session.controls.get("name")!.error!.text).toBe("Name: Required fields must be filled in.");
    expect(script.onSave).not.toHaveBeenCalled();
    expect(server.requests).toEqual([]);
    session.edit(session.attributes.get("name")!, "Bea");
    expect(session.controls.get("name")!.error).toBeUndefined();
  });

  test("a control's error notification stops the save until it is cleared", async () => {
    const { controller, formContext, server } = openSample();
    server.answer = answerRow({});
    const control = formContext.getControl<Xrm.Controls.StandardControl>("nickname")!;
    control.setNotification("Taken.", "taken");
    await expect(formContext.data.save()).rejects.toMatchObject({ message: "Nickname: Taken." });
    control.clearNotification("taken");
    expect(await controller.saveByPerson(saveMode.save)).toBe(true);
  });

  test("a save handler stops the save in its own turn", async () => {
    const { session, controller, server } = openSample();
    script.onSave.mockImplementationOnce(((context) => context.getEventArgs().preventDefault()) as Handler);
    session.edit(session.attributes.get("age")!, 31);
    expect(await controller.saveByPerson(saveMode.saveAndClose)).toBe(false);
    expect(script.onSave.mock.calls[0][0].getEventArgs().getSaveMode()).toBe(2);
    expect(server.requests).toEqual([]);
  });

  test("a script that prevented a save may save again as soon as the handlers' turn is over", async () => {
    const { session, controller, server, services, formContext } = openSample();
    server.answer = answerRow({ age: 31 });
    const again: unknown[] = [];
    script.onSave.mockImplementationOnce(((context) => {
      context.getEventArgs().preventDefault();
      again.push(Promise.resolve().then(() => formContext.data.save()));
    }) as Handler);
    session.edit(session.attributes.get("age")!, 31);
    expect(await controller.saveByPerson(saveMode.save)).toBe(false);
    await expect(again[0]).resolves.toBeUndefined();
    expect(services.dialogs.open).toEqual([]);
    expect(server.requests[0]!.method).toBe("PATCH");
  });

  test("a save handler that prevents later, after a promise, is too late: the save is not awaited for it", async () => {
    const { session, controller, server } = openSample();
    server.answer = answerRow({});
    script.onSave.mockImplementationOnce((async (context) => {
      await Promise.resolve();
      context.getEventArgs().preventDefault();
    }) as Handler);
    session.edit(session.attributes.get("age")!, 31);
    expect(await controller.saveByPerson(saveMode.save)).toBe(true);
    expect(server.requests[0]!.method).toBe("PATCH");
  });

  test("the server's refusal is shown in a dialog and the edits stay", async () => {
    const { session, controller, server, services } = openSample();
    server.answer = () => ({ status: 400, body: { error: { code: "0x80040265", message: "Ann is already bound." } } });
    session.edit(session.attributes.get("age")!, 31);
    expect(await controller.saveByPerson(saveMode.save)).toBe(false);
    expect(services.dialogs.open[0]!.request).toMatchObject({
      title: "Business Process Error",
      text: "Ann is already bound.",
    });
    expect(session.isDirty).toBe(true);
  });

  test("a row that is saved but can't be read again is saved: the form shows what was sent, and says why no more", async () => {
    const { session, controller, server, services, formContext } = openSample();
    const postSave = jest.fn();
    formContext.data.entity.addOnPostSave(postSave);
    server.answer = ({ method }) =>
      method === "PATCH"
        ? { status: 204 }
        : { status: 503, body: { error: { code: "0x0", message: "Down for a moment." } } };
    session.edit(session.attributes.get("age")!, 31);
    expect(await controller.saveByPerson(saveMode.save)).toBe(true);
    expect(session.attributes.get("age")!.value).toBe(31);
    expect(session.isDirty).toBe(false);
    expect(services.dialogs.open[0]!.request).toMatchObject({ text: "Down for a moment." });
    expect(postSave.mock.calls.map(([context]) => context.getEventArgs().getIsSaveSuccess())).toEqual([true]);
  });

  test("OnPostSave hears why a save failed", async () => {
    const { session, controller, server, formContext } = openSample();
    const postSave = jest.fn();
    formContext.data.entity.addOnPostSave(postSave);
    server.answer = () => ({ status: 400, body: { error: { code: "0x80040265", message: "Ann is already bound." } } });
    session.edit(session.attributes.get("age")!, 31);
    await controller.saveByPerson(saveMode.save);
    const args = postSave.mock.calls[0][0].getEventArgs();
    expect(args.getIsSaveSuccess()).toBe(false);
    expect(args.getSaveErrorInfo()).toMatchObject({ errorCode: 0x80040265, message: "Ann is already bound." });
  });

  test("a second save while the first is under way runs no handler and sends nothing, and says to wait", async () => {
    const { session, controller, server, services } = openSample();
    server.answer = answerRow({ age: 31 });
    session.edit(session.attributes.get("age")!, 31);
    const both = await Promise.all([controller.saveByPerson(saveMode.save), controller.saveByPerson(saveMode.save)]);
    expect(both).toEqual([true, false]);
    expect(script.onSave).toHaveBeenCalledTimes(1);
    expect(server.requests.filter(({ method }) => method === "PATCH")).toHaveLength(1);
    expect(services.dialogs.open[0]!.request).toMatchObject({
      text: expect.stringContaining("Saving is in progress."),
    });
  });

  test("isValid tells of what would keep the form from being saved", () => {
    const { session, formContext } = openSample();
    const valid = () => [formContext.data.isValid(), formContext.data.entity.isValid()];
    const nickname = formContext.getAttribute("nickname")!;
    expect(valid()).toEqual([true, true]);
    (nickname as unknown as { setIsValid(valid: boolean): void }).setIsValid(false);
    expect(valid()).toEqual([false, false]);
    (nickname as unknown as { setIsValid(valid: boolean): void }).setIsValid(true);
    session.edit(session.attributes.get("name")!, null);
    expect(valid()).toEqual([false, false]);
    expect(session.controls.get("name")!.error).toBeUndefined();
  });

  test("what is typed while the save is under way stays an unsaved edit", async () => {
    const { session, controller, server } = openSample();
    server.answer = (request) => {
      if (request.method === "PATCH") session.edit(session.attributes.get("nickname")!, "second");
      return answerRow({ nickname: "first" })(request);
    };
    session.edit(session.attributes.get("nickname")!, "first");
    await controller.saveByPerson(saveMode.save);
    expect(session.attributes.get("nickname")!.value).toBe("second");
    expect(session.isDirty).toBe(true);
  });

  test("a new row is posted with its defaults and its form is opened in place of the empty one", async () => {
    const { session, controller, server, services } = openSample({ id: undefined });
    server.answer = () => ({
      status: 204,
      headers: { "OData-EntityId": `http://localhost/api/data/v9.2/persons(${personId})` },
    });
    session.edit(session.attributes.get("name")!, "Bea");
    expect(await controller.saveByPerson(saveMode.save)).toBe(true);
    expect(server.requests[0]).toMatchObject({ method: "POST", path: "persons", body: { name: "Bea", enabled: true } });
    expect(services.router.page).toEqual({ type: "form", table: "person", id: personId });
  });

  test("a submit mode of never keeps a column out, always puts it in", async () => {
    const { session, controller, server, formContext } = openSample();
    server.answer = answerRow({});
    formContext.getAttribute("nickname")!.setSubmitMode("never");
    formContext.getAttribute("age")!.setSubmitMode("always");
    session.edit(session.attributes.get("nickname")!, "x");
    await controller.saveByPerson(saveMode.save);
    expect(server.requests[0]!.body).toEqual({ age: 30 });
  });

  test("a handler that does not exist is a script error that names it and leaves the form usable", async () => {
    Object.assign(window, { Sample: {} });
    const { controller, session, services } = openSample();
    jest.spyOn(console, "error").mockImplementation(() => undefined);
    await controller.start();
    expect(services.dialogs.open[0]!.request).toMatchObject({ title: "Script Error" });
    expect((services.dialogs.open[0]!.request as { text: string }).text).toContain("Sample.onLoad");
    session.edit(session.attributes.get("age")!, 31);
    expect(session.isDirty).toBe(true);
  });
});

describe("leaving a new row", () => {
  const fromRex = { id: undefined, row: { _pet_value: petId } };

  test("asks nothing while it holds only what it began with, defaults and the row it was made from", async () => {
    const { session, controller, services } = openSample(fromRex);
    expect(await leaveGuard(session, controller, services.dialogs)()).toBe(true);
    expect(services.dialogs.open).toEqual([]);
  });

  test("asks once something was typed", async () => {
    const { session, controller, services } = openSample(fromRex);
    session.edit(session.attributes.get("nickname")!, "annie");
    const left = leaveGuard(session, controller, services.dialogs)();
    expect(services.dialogs.open[0]!.request).toMatchObject({ title: "Unsaved changes" });
    services.dialogs.open[0]!.close("stay");
    expect(await left).toBe(false);
  });
});
