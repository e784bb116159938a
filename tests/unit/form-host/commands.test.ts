import { modernCommands } from "../../../sandbox/form-host/browser/commands/modern-commands";
import { type ModernCommand } from "../../../sandbox/metadata/types";
import { openSample, personId, sampleMetadata } from "./sample";

const command: ModernCommand = {
  uniqueName: "sample__Greet!0!sample!person!0",
  name: "Greet",
  label: { 1033: "Greet", 1031: "Grüßen" },
  tooltip: { 1033: "Says hello" },
  app: "sample",
  table: "person",
  location: "form",
  sequence: 10,
  icon: "Contact",
  hidden: false,
  functionName: "Sample.greet",
  libraryName: "sample_/greet.js",
  parameters: [{ type: 5 }, { type: 12 }, { type: 21, value: "hello" }],
};
const metadata = {
  ...sampleMetadata,
  commands: [
    command,
    { ...command, uniqueName: "list", location: "list" as const },
    { ...command, uniqueName: "other app", app: "other" },
    { ...command, uniqueName: "other table", table: "pet" },
    { ...command, uniqueName: "hidden", hidden: true },
  ],
};

/** jsdom loads no scripts: the library counts as loaded as soon as it is asked for. */
beforeEach(() => {
  jest.spyOn(document.head, "appendChild").mockImplementation((node) => {
    setTimeout(() => (node as unknown as HTMLScriptElement).onload?.(new Event("load")), 0);
    return node;
  });
});
afterEach(() => jest.restoreAllMocks());

const place = (primaryControl: unknown, grid?: unknown) => ({
  location: "form" as const,
  table: "person",
  primaryControl,
  grid,
});

test("a form shows the commands of its app, table and place", () => {
  const { services } = openSample({ id: personId, metadata });
  expect(modernCommands(services, place(undefined))).toMatchObject([
    { key: command.uniqueName, label: "Greet", tooltip: "Says hello", icon: "person" },
  ]);
});

test("a command runs its function with the form, the grid and constants", async () => {
  const greet = jest.fn();
  Object.assign(window, { Sample: { greet } });
  const { services, formContext } = openSample({ id: personId, metadata });
  const [made] = modernCommands(services, place(formContext, "grid"));
  await made!.run();
  expect(greet).toHaveBeenCalledWith(formContext, "grid", "hello");
});

test("what a command's function throws is shown as a script error", async () => {
  jest.spyOn(console, "error").mockImplementation(() => undefined);
  Object.assign(window, { Sample: { greet: () => Promise.reject(new Error("No hello today.")) } });
  const { services } = openSample({ id: personId, metadata });
  void modernCommands(services, place(undefined))[0]!.run();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(services.dialogs.open[0]!.request).toMatchObject({ title: "Script Error" });
  expect((services.dialogs.open[0]!.request as { text: string }).text).toContain("No hello today.");
});
