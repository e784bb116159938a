import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packSolution, solutionEntries } from "../../scripts/pack/pack-solution";
import { readSolution } from "../../sandbox/metadata";
import { ownFolders } from "../../scripts/pack/sections";
import { notPacked } from "../../scripts/pack/solution-files";
import { readTree, writeTree } from "../../scripts/pack/tree";
import { unpackSolution } from "../../scripts/pack/unpack-solution";
import { productVersion } from "../../scripts/pack/version";
import { unzip, zip } from "../../scripts/pack/zip";
import { changed, folder, out, withFile } from "../unit/solution/broken-sample";
import { metadata, rootFolder } from "../unit/solution/files";

const version = metadata.solution.version.split(".").slice(0, 3).join(".");
const options = { folder, out, version, managed: false };
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const entry = (name: string, more = {}) => text(solutionEntries({ ...options, ...more }).get(name));

const inFolder = new Set([...folder.keys()].filter((path) => !notPacked.test(path)));
const ofFolder = (tree: ReadonlyMap<string, Uint8Array>) =>
  Object.fromEntries([...tree].filter(([path]) => inFolder.has(path)).map(([path, bytes]) => [path, text(bytes)]));

test("unpacking what was packed gives the same files, byte for byte", () => {
  const unpacked = unpackSolution(packSolution(options));
  expect(ofFolder(unpacked)).toEqual(ofFolder(folder));
  const more = [...unpacked.keys()].filter((path) => !inFolder.has(path)).sort();
  const builtScripts = metadata.webResources.map(({ name }) => `WebResources/${name}`);
  expect(more).toEqual([
    ...["ContactPicker", "WordPressUserPicker", "WordPressUsernamePicker"].flatMap((name) => [
      `Controls/alexacrm_AlexaCRM.WordPress.${name}/ControlManifest.xml`,
      `Controls/alexacrm_AlexaCRM.WordPress.${name}/bundle.js`,
    ]),
    ...builtScripts.filter((path) => !inFolder.has(path)).sort(),
  ]);
});

test("an unpacked zip packs again without the build output, to the same zip", () => {
  const first = packSolution(options);
  expect(packSolution({ ...options, folder: unpackSolution(first), out: new Map() })).toEqual(first);
});

test("the zips are the same, byte for byte, whatever the machine's time zone, language and file rights are", () => {
  const packed = (mask: string, environment: Record<string, string>) => {
    const target = mkdtempSync(join(tmpdir(), "packed-"));
    const command = `umask ${mask} && "${process.execPath}" --import tsx scripts/pack/main.ts --to "${target}"`;
    execFileSync("sh", ["-c", command], { cwd: rootFolder, env: { ...process.env, ...environment } });
    const zips = [...readTree(target)].map(([name, bytes]) => [name, Buffer.from(bytes).toString("base64")]);
    rmSync(target, { recursive: true, force: true });
    return Object.fromEntries(zips) as Record<string, string>;
  };
  const here = packed("022", { TZ: "Pacific/Kiritimati", LANG: "C", LC_ALL: "C" });
  expect(Object.keys(here)).toHaveLength(4);
  expect(packed("077", { TZ: "America/Los_Angeles", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" })).toEqual(here);
});

const xml = (change: (text: string) => string): typeof folder =>
  new Map(
    [...folder].map(([path, bytes]) => [
      path,
      path.endsWith(".xml") ? new TextEncoder().encode(change(text(bytes))) : bytes,
    ]),
  );

test("byte order marks, CRLF line ends, tabs and <x></x> of another tool leave no trace in the zip", () => {
  const foreign = xml(
    (content) =>
      `\uFEFF${content
        .replace(/<([\w:.]+)([^<>]*?) \/>/g, "<$1$2></$1>")
        .replace(/^ +/gm, "\t")
        .replace(/\n/g, "\r\n")}`,
  );
  expect(packSolution({ ...options, folder: foreign })).toEqual(packSolution(options));
});

test("a folder of another tool packs: attributes in another order, no XML declaration, a mark for both kinds of zip", () => {
  const reversed = xml((content) =>
    content
      .replace(/^<\?xml.*?\?>\s*/, "")
      .replace(/(<[\w:.]+)((?: [\w:]+="[^"]*")+)/g, (_all, start: string, attributes: string) =>
        [start, ...attributes.match(/[\w:]+="[^"]*"/g)!.reverse()].join(" "),
      )
      .replace("<Managed>0<", "<Managed>2<"),
  );
  const entriesOf = (managed: boolean) => solutionEntries({ ...options, folder: reversed, managed });
  expect(text(entriesOf(true).get("solution.xml"))).toContain("<Managed>1</Managed>");
  expect(text(entriesOf(false).get("solution.xml"))).toContain("<Managed>0</Managed>");
  const target = mkdtempSync(join(tmpdir(), "reversed-"));
  try {
    writeFileSync(join(target, "reversed.zip"), zip(entriesOf(false)));
    writeFileSync(join(target, "ours.zip"), packSolution(options));
    const read = (name: string): unknown => {
      const { webResources: _, controls: __, ...rest } = readSolution(join(target, name));
      // FetchXML is kept as text.
      const sorted = (key: string, value: unknown) => (key === "fetchXml" ? [...String(value)].sort().join("") : value);
      return JSON.parse(JSON.stringify(rest, sorted));
    };
    expect(read("reversed.zip")).toEqual(read("ours.zip"));
  } finally {
    rmSync(target, { recursive: true, force: true });
  }
});

test("order of files in the folder and earlier runs leave no trace in the zip", () => {
  expect(packSolution({ ...options, folder: new Map([...folder].reverse()) }).length).toBeGreaterThan(1000);
  const files = new Map([["b", new Uint8Array(1)], ["a", new Uint8Array(2)]]); // prettier-ignore
  expect(zip(files)).toEqual(zip(new Map([...files].reverse())));
});

test("the managed zip differs by one digit, as long as no file has a managed variant", () => {
  const [plain, managed] = [solutionEntries(options), solutionEntries({ ...options, managed: true })];
  expect([...plain].filter(([name, bytes]) => text(bytes) !== text(managed.get(name))).map(([name]) => name)).toEqual([
    "solution.xml",
  ]);
  expect(text(managed.get("solution.xml"))).toBe(text(plain.get("solution.xml")).replace("<Managed>0<", "<Managed>1<"));
});

test("where a managed variant stands beside a file, the managed zip alone takes it", () => {
  const app = "AppModules/alexacrm_WordPress/AppModule.xml";
  const variant = text(folder.get(app)).replace('description="WordPress"', 'description="WordPress, managed"');
  const both = withFile(folder, app.replace(".xml", "_managed.xml"), variant);
  expect(entry("customizations.xml", { folder: both })).not.toContain("WordPress, managed");
  expect(entry("customizations.xml", { folder: both, managed: true })).toContain("WordPress, managed");
});

test("web resources and controls get the platform's names, and only files that manifests name travel", () => {
  expect([...solutionEntries(options).keys()].sort()).toEqual(
    [
      "[Content_Types].xml",
      "solution.xml",
      "customizations.xml",
      ...metadata.webResources.map((w) => `WebResources/${w.name.replace(/[/.-]/g, "")}${w.id.toUpperCase()}`),
      ...[...folder.keys()].filter((path) => ownFolders.test(path)),
      ...metadata.controls.flatMap((c) => [`Controls/${c.name}/ControlManifest.xml`, `Controls/${c.name}/bundle.js`]),
    ].sort(),
  );
});

test("content types name every ending, and every file without one", () => {
  const types = entry("[Content_Types].xml");
  for (const ending of ["js", "xml"]) expect(types).toContain(`Extension="${ending}"`);
  for (const name of solutionEntries(options).keys())
    if (name.startsWith("WebResources/")) expect(types).toContain(`PartName="/${name}"`);
});

test("the version of the changelog reaches manifest and controls", () => {
  expect(entry("solution.xml", { version: "1.2.3" })).toContain("<Version>1.2.3.0</Version>");
  expect(
    entry("Controls/alexacrm_AlexaCRM.WordPress.ContactPicker/ControlManifest.xml", { version: "1.2.3" }),
  ).toContain('version="1.2.3"');
  const changelog = readFileSync(join(rootFolder, "CHANGELOG.md"), "utf8");
  expect(productVersion(changelog, version)).toBe(version);
  expect(() => productVersion(changelog, "9.9.9")).toThrow(/package\.json has 9\.9\.9; set package\.json/);
  expect(() => productVersion("# Changelog\n\n## Unreleased\n", "0.1.0")).toThrow(/newest heading is "Unreleased"/);
});

test("a maker's change in an unpacked folder is in the zip", () => {
  const form = [...folder.keys()].find((path) => path.startsWith("Entities/Contact/FormXml/"))!;
  const moved = changed(folder, form, 'name="wordpress" showlabel="true"', 'name="wordpress" showlabel="false"');
  expect(entry("customizations.xml", { folder: moved })).toContain('name="wordpress" showlabel="false"');
});

test("a zip that leads out of the folder is not written, and what is no zip is said", () => {
  const target = mkdtempSync(join(tmpdir(), "unpack-"));
  try {
    expect(() => writeTree(target, new Map([["../outside", new Uint8Array()]]))).toThrow(/leads out of the folder/);
    writeTree(target, unpackSolution(packSolution(options)));
    expect([...readTree(target).keys()]).toContain("Entities/Contact/Entity.xml");
  } finally {
    rmSync(target, { recursive: true, force: true });
  }
  expect(() => unzip(new TextEncoder().encode("no zip"))).toThrow("The file is no zip.");
  expect(() => unpackSolution(zip(new Map([["a.txt", new Uint8Array()]])))).toThrow(/has no solution\.xml/);
});
