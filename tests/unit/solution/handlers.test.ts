import { existsSync, readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { join } from "node:path";
import { createMetadata } from "../../../sandbox/metadata";
import { rootFolder, solutionFolder } from "./files";

const {
  tables,
  webResources,
  commands = [],
} = createMetadata({
  solutionFolder,
  outFolder: join(rootFolder, "out"),
});

/** What forms and commands call: a function's dotted name and the library that has it. */
const called = [
  ...Object.values(tables).flatMap((table) => table.forms.flatMap((form) => form.handlers)),
  ...commands,
].map(({ functionName, libraryName }): [string, string] => [functionName, libraryName]);

/** The global object after a library was loaded into an empty page. */
function loaded(library: string): Record<string, unknown> {
  const file = webResources.find(({ name }) => name === library)?.file;
  if (!file || !existsSync(file)) throw new Error(`${library} is not built; run "npm run build" first.`);
  const page: Record<string, unknown> = {};
  Object.assign(page, { window: page, self: page, globalThis: page, setTimeout, clearTimeout, console });
  runInContext(readFileSync(file, "utf8"), createContext(page));
  return page;
}

const at = (page: unknown, name: string): unknown =>
  name.split(".").reduce<unknown>((found, part) => (found as Record<string, unknown> | undefined)?.[part], page);

test("forms call something", () => expect(called.length).toBeGreaterThan(7));

test.each(called)("%s is a function of the built %s", (functionName, library) => {
  expect(typeof at(loaded(library), functionName)).toBe("function");
});

test("a name that the library lacks is told apart, whatever its case", () => {
  const page = loaded(called[0]![1]);
  expect(at(page, "AlexaCRM.WordPress.Contact.onload")).toBeUndefined();
  expect(at(page, "AlexaCRM.Wordpress.Contact.onLoad")).toBeUndefined();
});
