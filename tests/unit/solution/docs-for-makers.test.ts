import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DOMParser } from "@xmldom/xmldom";
import { contact, rootFolder } from "./files";

const page = readFileSync(join(rootFolder, "docs/for-makers.md"), "utf8");
const controls = readdirSync(join(rootFolder, "controls")).filter((name) =>
  existsSync(join(rootFolder, "controls", name, "ControlManifest.Input.xml")),
);
const parse = (path: string) =>
  new DOMParser().parseFromString(readFileSync(join(rootFolder, "controls", path), "utf8"), "text/xml");

/** English texts of a control by key. */
const textsOf = (control: string): Map<string, string> =>
  new Map(
    Array.from(parse(`${control}/strings/${control}.1033.resx`).getElementsByTagName("data")).map((data) => [
      data.getAttribute("name")!,
      data.getElementsByTagName("value")[0]!.textContent!,
    ]),
  );

/** Every property of every control as `name: what the designer shows, bound or input, default`. */
const declared = controls.flatMap((control) => {
  const texts = textsOf(control);
  return Array.from(parse(`${control}/ControlManifest.Input.xml`).getElementsByTagName("property")).map((property) => {
    const of = (attribute: string) => property.getAttribute(attribute) ?? "";
    const type = of("of-type") === "Lookup.Simple" ? "lookup" : of("usage");
    return { name: of("name"), shown: texts.get(of("display-name-key")), type, standard: of("default-value") };
  });
});

/** The same from the page's table, whose rows may hold several. */
const written = page
  .slice(page.indexOf("## Properties"), page.indexOf("## When something differs"))
  .split("\n")
  .filter((line) => /^\| *`/.test(line))
  .flatMap((line) => {
    const [names = "", shown = "", kind = "", what = ""] = line.split("|").slice(1);
    const labels = shown.split(",").map((label) => label.trim());
    return [...names.matchAll(/`(\w+)`/g)].map(([, name], at) => ({ name: name!, shown: labels[at], kind, what }));
  });

test("the page for makers names each property as the manifests do, as the designer shows it, and no other", () => {
  const sorted = (all: { name: string; shown?: string | undefined }[]) =>
    [...new Set(all.map(({ name, shown }) => `${name}: ${shown}`))].sort();
  expect(sorted(written)).toEqual(sorted(declared));
});

test("the page for makers says rightly what is bound and what is put in, and which number holds when it is empty", () => {
  for (const { name, type, standard } of declared) {
    const { kind, what } = written.find((row) => row.name === name)!;
    expect([name, kind]).toEqual([name, expect.stringContaining(type)]);
    if (/^\d+$/.test(standard)) expect([name, what]).toEqual([name, expect.stringContaining(`(${standard})`)]);
  }
});

test("the page for makers calls components and columns as people see them", () => {
  for (const control of controls) expect(page).toContain(`"${textsOf(control).get(`${control}_Name`)}"`);
  for (const name of ["userid", "username", "loginenabled"])
    expect(page).toContain(`"${contact.columns[`alexacrm_wordpress_${name}`]!.displayName[1033]}"`);
});
