import { saveMode } from "../../../sandbox/form-host/browser/session/saving";
import { navigation } from "../../../sandbox/form-host/browser/xrm/navigation";
import { column, openSample, personId, personRow, sampleMetadata } from "./sample";

type Handler = (context: Xrm.Events.SaveEventContext) => unknown;
const script = { onLoad: jest.fn(), onSave: jest.fn(), onPet: jest.fn(), onNickname: jest.fn() };
beforeEach(() => Object.assign(window, { Sample: script }));

describe("async handlers, where the app is set to wait for them", () => {
  const lateRefusal: Handler = async (context) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    context.getEventArgs().preventDefault();
  };

  test("a save waits for its handlers' promises and may still be prevented", async () => {
    const { session, controller, server } = openSample({ id: personId, settings: { asyncOnSave: true } });
    script.onSave.mockImplementationOnce(lateRefusal);
    session.edit(session.attributes.get("age")!, 31);
    expect(await controller.saveByPerson(saveMode.save)).toBe(false);
    expect(server.requests).toEqual([]);
  });

  test("a handler that fails stops the save only where it asked for that", async () => {
    jest.spyOn(console, "error").mockImplementation(() => undefined);
    const { session, controller, server } = openSample({ id: personId, settings: { asyncOnSave: true } });
    server.answer = () => ({ status: 200, body: personRow });
    session.edit(session.attributes.get("age")!, 31);
    script.onSave.mockImplementationOnce(((context) => {
      (context.getEventArgs() as unknown as { preventDefaultOnError(): void }).preventDefaultOnError();
      return Promise.reject(new Error("no"));
    }) as Handler);
    expect(await controller.saveByPerson(saveMode.save)).toBe(false);
    script.onSave.mockImplementationOnce(() => Promise.reject(new Error("no")));
    expect(await controller.saveByPerson(saveMode.save)).toBe(true);
  });
});

test("without the setting nothing is saved by itself; with it, half a minute after a change, as mode 70", async () => {
  jest.useFakeTimers();
  try {
    for (const [autoSave, saves] of [
      [false, 0],
      [true, 1],
    ] as const) {
      script.onSave.mockClear();
      const { session, controller, server, formContext } = openSample({ id: personId, settings: { autoSave } });
      server.answer = () => ({ status: 200, body: personRow });
      await controller.start();
      session.edit(session.attributes.get("age")!, 31);
      await jest.advanceTimersByTimeAsync(31_000);
      expect(script.onSave).toHaveBeenCalledTimes(saves);
      if (saves) expect(script.onSave.mock.calls[0][0].getEventArgs().getSaveMode()).toBe(70);
      expect(formContext).toBeDefined();
      controller.end();
    }
  } finally {
    jest.useRealTimers();
  }
});

test("deactivating runs the save handlers with mode 5, and they may stop it", async () => {
  const { controller, server } = openSample();
  script.onSave.mockImplementationOnce(((context) => {
    expect(context.getEventArgs().getSaveMode()).toBe(5);
    context.getEventArgs().preventDefault();
  }) as Handler);
  await controller.changeState(saveMode.deactivate);
  expect(server.requests).toEqual([]);
});

test("deactivating writes the state, with the first status that the table has for it", async () => {
  const states = [
    { value: 1, label: {}, state: 0 },
    { value: 7, label: {}, state: 1 },
    { value: 8, label: {}, state: 1 },
  ];
  const person = sampleMetadata.tables["person"]!;
  const columns = { ...person.columns, statuscode: column("statuscode", "status", { options: states }) };
  const metadata = { ...sampleMetadata, tables: { ...sampleMetadata.tables, person: { ...person, columns } } };
  for (const [given, written] of [
    [metadata, { statecode: 1, statuscode: 7 }],
    [sampleMetadata, { statecode: 1 }],
  ] as const) {
    const { controller, server } = openSample({ id: personId, metadata: given });
    await controller.changeState(saveMode.deactivate);
    expect(server.requests.map(({ method, body }) => [method, body])).toEqual([["PATCH", written]]);
  }
});

test("who listens to a tab hears that it was opened and that another was left", () => {
  const { formContext, session } = openSample();
  const heard: string[] = [];
  const tab = formContext.ui.tabs.get("general")!;
  tab.addTabStateChange((context) => {
    heard.push((context.getEventSource() as unknown as Xrm.Controls.Tab).getDisplayState());
  });
  session.layout.activeTab = undefined;
  tab.setDisplayState("expanded");
  expect(heard).toEqual(["expanded"]);
});

describe("a lookup's search", () => {
  test("calls what addPreSearch added, whose filters end with that search", () => {
    const { formContext, session } = openSample();
    const lookup = formContext.getControl<Xrm.Controls.LookupControl>("pet")!;
    const control = session.controls.get("pet")!;
    let searches = 0;
    lookup.addPreSearch(() => {
      searches += 1;
      lookup.addCustomFilter(`<filter><condition attribute="name" operator="eq" value="${searches}"/></filter>`, "pet");
    });
    session.events.firePreSearch(control);
    session.events.firePreSearch(control);
    expect(control.lookup.filters).toEqual([{ table: "pet", fetchXml: expect.stringContaining('value="2"') }]);
    expect(() => lookup.addCustomFilter("<fetch/>")).toThrow("starts with <filter>");
  });
});

describe("navigateTo", () => {
  test("with a dialog as target answers the row that was saved in it", async () => {
    const { services } = openSample();
    const opened = navigation(services).navigateTo({ pageType: "entityrecord", entityName: "person" }, {
      target: 2,
      width: { value: 60, unit: "%" },
      title: "A person",
    } as Xrm.Navigation.NavigationOptions);
    const { request, close } = services.dialogs.open[0]!;
    expect(request).toMatchObject({ kind: "page", title: "A person", width: "60vw", position: "center" });
    close({ id: personId, name: "Ann", entityType: "person" });
    expect(await opened).toEqual({
      savedEntityReference: [{ id: `{${personId.toUpperCase()}}`, name: "Ann", entityType: "person" }],
    });
  });

  test("opens an HTML web resource as a page, and refuses what the app does not have", async () => {
    const { services } = openSample();
    await navigation(services).navigateTo({
      pageType: "webresource",
      webresourceName: "sample_/welcome.html",
      data: "a",
    });
    expect(services.router.page).toEqual({ type: "webresource", name: "sample_/welcome.html", data: "a" });
    expect(services.router.address(services.router.page)).toBe(
      "/main.aspx?appname=sample&pagetype=webresource&webresourceName=sample_%2Fwelcome.html&data=a",
    );
    const custom = { pageType: "custom", name: "x" } as unknown as Xrm.Navigation.PageInputEntityList;
    await expect(navigation(services).navigateTo(custom)).rejects.toThrow("not implemented in the sandbox");
  });
});
