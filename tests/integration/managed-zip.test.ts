import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packSolution } from "../../scripts/pack/pack-solution";
import { readTree } from "../../scripts/pack/tree";
import { zip as zipOf } from "../../scripts/pack/zip";
import { createDataverse } from "../../sandbox/dataverse";
import { createMetadata, type Metadata } from "../../sandbox/metadata";
import { shippedSolutions, solutionsOf } from "../../sandbox/solutions";
import { version } from "../../package.json";

/** The zips that ship, read by the sandbox in place of the folders they were packed from. */
const root = join(__dirname, "../..");
const [main, events] = shippedSolutions as [string, string];
const out = readTree(join(root, "out"));
const target = mkdtempSync(join(tmpdir(), "managed-zip-"));
afterAll(() => rmSync(target, { recursive: true, force: true }));

const pack = (folder: string, name: string, tree = readTree(folder)): string => {
  const zip = join(target, `${name}.zip`);
  writeFileSync(zip, packSolution({ folder: tree, out, version, managed: true }));
  return zip;
};
const zips = [pack(main, "main"), pack(events, "events")] as const;
const fromFolders = createMetadata({ solutionFolder: main, further: [events], outFolder: join(root, "out") });
const fromZips = createMetadata({ solutionFolder: zips[0], further: [zips[1]] });

const withoutFiles = (metadata: Metadata) => ({
  ...metadata,
  solutions: metadata.solutions!.map(({ uniqueName }) => uniqueName),
  webResources: metadata.webResources.map(({ file: _, ...rest }) => rest),
  controls: metadata.controls.map(({ folder: _, ...rest }) => rest),
});

test("the managed zips hold what the folders hold: tables, forms, views, roles, messages, commands", () => {
  expect(withoutFiles(fromZips)).toEqual(withoutFiles(fromFolders));
  expect(fromZips.solutions!.map(({ isManaged }) => isManaged)).toEqual([true, true]);
  expect(fromZips.customApis!.map(({ uniqueName }) => uniqueName)).toEqual(
    expect.arrayContaining(["alex_WPUserCreated", "alex_WPUserUpdated", "alex_WPUserDeleted"]),
  );
});

test("scripts, icons and controls that the app runs come out of the zip, byte for byte what was built", () => {
  const read = (file: string | undefined) => readFileSync(file!).toString("base64");
  for (const [index, { name, file }] of fromZips.webResources.entries()) {
    expect(file).toContain(join(root, ".sandbox/solutions"));
    expect([name, read(file)]).toEqual([name, read(fromFolders.webResources[index]!.file)]);
  }
  for (const [index, { folder }] of fromZips.controls.entries())
    expect(read(join(folder!, "bundle.js"))).toBe(read(join(fromFolders.controls[index]!.folder!, "bundle.js")));
});

test("createDataverse takes the zips of solutions, and its messages can be called", async () => {
  const dataverse = createDataverse({ solution: [...zips], seed: { contact: [{ lastname: "Lee" }] } });
  const ask = dataverse.fetch(dataverse.people[0]);
  const rows = (await (await ask("/api/data/v9.2/contacts?$select=lastname")).json()) as { value: object[] };
  expect(rows.value).toMatchObject([{ lastname: "Lee" }]);
  const call = (body: object) =>
    ask("/api/data/v9.2/alex_WPUserDeleted", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  expect((await call({ UserId: "42" })).status).toBe(204);
  expect((await call({ UserId: 42 })).status).toBe(400);
  const installed = (await (await ask("/api/data/v9.2/solutions?$select=uniquename")).json()) as { value: object[] };
  expect(installed.value).toMatchObject([
    { uniquename: "WordPressUserBinding" },
    { uniquename: "WordPressUserEvents" },
  ]);
  await dataverse.stop();
});

describe("a solution of one's own", () => {
  const ownColumn = (tree: ReadonlyMap<string, Uint8Array>) =>
    new Map(
      [...tree].map(([path, bytes]) => {
        const text = new TextDecoder().decode(bytes).replaceAll("alexacrm_wordpress_boundon", "alexacrm_tiedon");
        return [path, path.endsWith(".xml") ? new TextEncoder().encode(text) : bytes];
      }),
    );

  test("takes the place of the shipped one of the same unique name", () => {
    const mine = pack(main, "mine", ownColumn(readTree(main)));
    expect(solutionsOf([mine])).toEqual([mine, events]);
    const { columns } = createMetadata({ solutionFolder: mine, further: [events] }).tables.contact!;
    expect([columns.alexacrm_tiedon?.type, columns.alexacrm_wordpress_boundon]).toEqual(["datetime", undefined]);
  });

  test("with another unique name stands on ours: its column and form of contact are added, ours stay", () => {
    const own = new Map(
      [...readTree(main)]
        .filter(([path]) => /^(Other\/(Solution|Customizations)\.xml|Entities\/Contact\/)/.test(path))
        .filter(([path]) => !path.includes("SavedQueries"))
        .map(([path, bytes]) => {
          const text = new TextDecoder()
            .decode(bytes)
            .replace("<UniqueName>WordPressUserBinding<", "<UniqueName>Mine<")
            .replace(/<attribute PhysicalName="alexacrm_wordpress_(?!username).*?<\/attribute>/gs, "")
            .replace(/<EntityKeys>.*<\/EntityKeys>/s, "")
            .replace(/(PhysicalName="|<Name>|<LogicalName>)alexacrm_wordpress_username/g, "$1new_nickname")
            .replace("{e1898aef-ebe4-5d8e-876d-f851643b7be6}", "{00000000-0000-4000-8000-000000000001}");
          return [path, new TextEncoder().encode(text)] as const;
        }),
    );
    const zip = join(target, "own.zip");
    const entity = new TextDecoder().decode(own.get("Entities/Contact/Entity.xml"));
    const form = new TextDecoder().decode([...own].find(([path]) => path.includes("/FormXml/"))![1]);
    const header = /<\?xml.*?\?>/;
    const customizations = `<ImportExportXml><Entities>${entity
      .replace(header, "")
      .replace(
        /<FormXml *\/>/,
        () => `<FormXml>${form.replace(header, "").replace("<forms", '<forms type="main"')}</FormXml>`,
      )}</Entities><Languages/></ImportExportXml>`;
    writeFileSync(
      zip,
      zipOf(
        new Map([
          ["solution.xml", own.get("Other/Solution.xml")!],
          ["customizations.xml", new TextEncoder().encode(`\uFEFF${customizations}`)],
        ]),
      ),
    );
    expect(solutionsOf([zip])).toEqual([main, events, zip]);
    const { tables } = createMetadata({ solutionFolder: main, further: [events, zip] });
    expect(Object.keys(tables.contact!.columns)).toEqual(expect.arrayContaining(["new_nickname", "alexacrm_wordpress_username"])); // prettier-ignore
    expect(tables.contact!.forms.map(({ id }) => id)).toEqual([
      "00000000-0000-4000-8000-000000000001",
      ...fromFolders.tables.contact!.forms.map(({ id }) => id),
    ]);
  });

  test("that is none is said in a sentence", () => {
    const file = join(target, "no.zip");
    writeFileSync(file, "no zip");
    expect(() => solutionsOf([file])).toThrow(/no\.zip is no zip, or a broken one/);
    writeFileSync(file, zipOf(new Map([["a.txt", new Uint8Array(1)]])));
    expect(() => solutionsOf([file])).toThrow(/has no solution\.xml; it is no Dataverse solution/);
    writeFileSync(file, zipOf(new Map([["../outside.txt", new Uint8Array(1)]])));
    expect(() => solutionsOf([file])).toThrow(/leads out of the zip/);
    expect(() => solutionsOf([join(target, "nowhere")])).toThrow(/there is no such folder or zip/);
    const broken = new Map([["solution.xml", new TextEncoder().encode("<ImportExportXml>\n<a></b>")]]);
    writeFileSync(file, zipOf(broken));
    expect(() => solutionsOf([file])).toThrow(/no\.zip\/solution\.xml, line 2: not well-formed XML/);
  });
});
