import { type ReactElement } from "react";
import { type HostedContext } from "../../../sandbox/form-host/browser/pcf/context";
import { ControlHost, outputDelay } from "../../../sandbox/form-host/browser/pcf/control-host";
import { readManifest } from "../../../sandbox/form-host/browser/pcf/manifest";
import { readResx } from "../../../sandbox/form-host/browser/pcf/resources";
import { openSample, petId } from "./sample";

const manifest = readManifest(`<manifest><control namespace="Sample" constructor="Picker" version="1.0.0">
  <property name="user" of-type="Lookup.Simple" usage="bound" required="true" />
  <property name="username" of-type="SingleLine.Text" usage="bound" required="false" />
  <property name="hint" of-type="SingleLine.Text" usage="input" default-value="none" />
  <property name="unmapped" of-type="Lookup.Simple" usage="bound" required="false" />
  <resources><code path="bundle.js" order="1" /><resx path="strings/Picker.1033.resx" version="1.0.0" /></resources>
</control></manifest>`);
const strings = readResx(`<root><data name="Clear"><value>Clear it</value></data></root>`);

let instance: Picker;
class Picker {
  context!: HostedContext;
  notify!: () => void;
  outputs: Record<string, unknown> = {};
  init = jest.fn((context: HostedContext, notify: () => void) => {
    this.context = context;
    this.notify = notify;
  });
  updateView = jest.fn((_context: HostedContext): ReactElement => ({}) as ReactElement);
  getOutputs = jest.fn(() => this.outputs);
  destroy = jest.fn();
  constructor() {
    // eslint-disable-next-line @typescript-eslint/no-this-alias
    instance = this;
  }
}

const script = { onLoad: jest.fn(), onSave: jest.fn(), onPet: jest.fn(), onNickname: jest.fn() };
const rex = { id: petId, name: "Rex", entityType: "pet" };

function host(texts: { strings: typeof strings | undefined } = { strings }) {
  const sample = openSample();
  const control = sample.session.controls.get("pet")!;
  const draw = jest.fn();
  const loaded = { manifest, control: Picker as never, ...texts };
  const fail = jest.fn();
  const { session, services } = sample;
  const created = new ControlHost(loaded, { session, control, services }, draw, fail);
  created.start(document.createElement("div"));
  return { ...sample, control, created, draw, fail };
}

beforeEach(() => {
  jest.useFakeTimers();
  Object.assign(window, { Sample: script });
});
afterEach(() => jest.useRealTimers());

describe("a code component on a form", () => {
  test("is initialised once and gets its columns: an empty lookup is an empty list, a fixed value is the text", () => {
    host();
    expect(instance.init).toHaveBeenCalledTimes(1);
    const { user, username, hint, unmapped } = instance.context.parameters;
    expect(user!.raw).toEqual([]);
    expect((user as ComponentFramework.PropertyTypes.LookupProperty).getTargetEntityType()).toBe("pet");
    expect(username!.raw).toBeNull();
    expect(username!.attributes).toMatchObject({ LogicalName: "nickname", MaxLength: 60 });
    expect(username!.security).toBeUndefined();
    expect(hint!.raw).toBe("fixed");
    expect(unmapped!.raw).toEqual([]);
  });

  test("outputs are read 100 ms after the last notification, and each changed column's handler runs once, in order (F52)", () => {
    const { session } = host();
    const seen: string[] = [];
    script.onPet.mockImplementation(() => seen.push(`pet, nickname ${session.attributes.get("nickname")!.value}`));
    script.onNickname.mockImplementation(() => seen.push("nickname"));
    instance.outputs = { user: [rex], username: "rex" };
    instance.notify();
    jest.advanceTimersByTime(outputDelay - 1);
    instance.notify();
    jest.advanceTimersByTime(outputDelay - 1);
    expect(instance.getOutputs).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(instance.getOutputs).toHaveBeenCalledTimes(1);
    expect(seen).toEqual(["pet, nickname null", "nickname"]);
    expect(session.attributes.get("pet")!.value).toEqual([rex]);
  });

  test.each([
    ["an absent key leaves its column alone", { user: [rex] }, "kept"],
    ["null clears", { user: [rex], username: null }, null],
    ["undefined clears", { user: [rex], username: undefined }, null],
  ])("%s", (_name, outputs, nickname) => {
    const { session, formContext } = host();
    formContext.getAttribute("nickname")!.setValue("kept");
    instance.outputs = outputs;
    instance.notify();
    jest.runAllTimers();
    expect(session.attributes.get("nickname")!.value).toBe(nickname);
  });

  test.each([[[]], [null], [undefined]])("a lookup is cleared by %p", (cleared) => {
    const { session, formContext } = host();
    formContext.getAttribute("pet")!.setValue([rex] as never);
    instance.outputs = { user: cleared };
    instance.notify();
    jest.runAllTimers();
    expect(session.attributes.get("pet")!.value).toBeNull();
    expect(script.onPet).toHaveBeenCalledTimes(1);
  });

  test("an output equal to the column's value runs no handler", () => {
    const { formContext } = host();
    formContext.getAttribute("pet")!.setValue([rex] as never);
    instance.outputs = { user: [rex] };
    instance.notify();
    jest.runAllTimers();
    expect(script.onPet).not.toHaveBeenCalled();
  });

  test("a change from outside reaches the control at the next update, with the names of what changed", () => {
    const { formContext, created } = host();
    created.update();
    expect(instance.updateView).toHaveBeenCalledTimes(1);
    formContext.getAttribute("nickname")!.setValue("annie");
    created.update();
    expect(instance.updateView).toHaveBeenCalledTimes(2);
    expect(instance.context.updatedProperties).toEqual(["username"]);
    expect(instance.context.parameters["username"]!.raw).toBe("annie");
    formContext.getControl<Xrm.Controls.StandardControl>("pet")!.setDisabled(true);
    created.update();
    expect(instance.context.mode.isControlDisabled).toBe(true);
  });

  test("outputs that still wait are taken over before a save, and nothing is written after the form was left", () => {
    const { session, control, created } = host();
    control.attach({ focus: () => undefined, flush: () => created.flush() });
    instance.outputs = { username: "now" };
    instance.notify();
    control.flush();
    expect(session.attributes.get("nickname")!.value).toBe("now");
    instance.outputs = { username: "late" };
    instance.notify();
    session.closed = true;
    created.destroy();
    jest.runAllTimers();
    expect(session.attributes.get("nickname")!.value).toBe("now");
    expect(instance.destroy).toHaveBeenCalledTimes(1);
  });

  test("two controls on one form: what one writes reaches the other with its next update", () => {
    const one = host();
    const writer = instance;
    const { session, services } = one;
    const other = new ControlHost(
      { manifest, control: Picker as never, strings },
      { session, services, control: session.controls.get("pet")! },
      jest.fn(),
      one.fail,
    );
    other.start(document.createElement("div"));
    const reader = instance;
    session.changes.subscribe(() => other.update());
    writer.outputs = { user: [rex], username: "rex" };
    writer.notify();
    jest.advanceTimersByTime(outputDelay);
    expect(reader.context.parameters["user"]!.raw).toEqual([rex]);
    expect(reader.context.parameters["username"]!.raw).toBe("rex");
    expect(reader.getOutputs).not.toHaveBeenCalled();
  });

  test("one that throws, wherever it is called from, is told and breaks nothing else on the form", () => {
    const { created, fail, formContext, session } = host();
    const broken = new Error("Broken.");
    instance.updateView.mockImplementation(() => {
      throw broken;
    });
    formContext.getAttribute("nickname")!.setValue("annie");
    created.update();
    expect(fail.mock.calls).toEqual([[broken]]);
    instance.getOutputs.mockImplementation(() => {
      throw broken;
    });
    instance.notify();
    jest.advanceTimersByTime(outputDelay);
    instance.destroy.mockImplementation(() => {
      throw broken;
    });
    created.destroy();
    expect(fail).toHaveBeenCalledTimes(3);
    expect(session.attributes.get("nickname")!.value).toBe("annie");
  });

  test("lookupObjects opens the lookup's dialog; filters are for form scripts alone", async () => {
    const { services } = host();
    const filters = [{ filterXml: "<filter/>", entityLogicalName: "pet" }];
    const request = { entityTypes: ["pet"], allowMultiSelect: true, filters };
    const answered = instance.context.utils.lookupObjects(request);
    const { request: shown, close } = services.dialogs.open[0]!;
    expect(shown).toMatchObject({ kind: "lookup", tables: ["pet"], allowMultiple: true, filters: [] });
    close([rex]);
    expect(await answered).toEqual([rex]);
  });

  test("texts come from the person's language; without that language asking for one throws", () => {
    host();
    expect(instance.context.resources.getString("Clear")).toBe("Clear it");
    host({ strings: undefined });
    expect(() => instance.context.resources.getString("Clear")).toThrow(/no resource file for language 1033/);
  });
});
