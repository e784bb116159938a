import { readIds, uuid5 } from "../../../scripts/solution-id";
import { elements, textOfFile, xmlFiles } from "./files";

/** Ids of the platform that our files name: control classes, OData v4 provider, two roles. */
const platformIds = new Set([
  "4273edbd-ac1d-40d3-9fb2-095c621b552d",
  "ada2203e-b4cd-49be-9ddf-234642b43b52",
  "71716b6c-711e-476c-8ab8-5d11542bfb47",
  "8c10015a-b339-4982-9474-a95fe05631a5",
  "67fac785-cd58-4f9f-abb3-4b7ddc6ed5ed",
  "270bd3db-d9af-4782-9025-509e298dec0a",
  "e7a81278-8635-4d9e-8d4d-59480b391c5b",
  "c6d124ca-7eda-4a60-aea9-7fb8d318b68f",
  "5b773807-9fb2-42db-97c3-7a91eff8adff",
  "3ef39988-22bb-4f0b-bbbe-64b5a3748aee",
  "f9a8a302-114e-466a-b582-6771b2ae0d92",
  "a17be158-e9dd-e611-80d3-00155da29216",
  "119f245c-3cc8-4b62-b31c-d1a046ced15d",
  "627090ff-40a3-4053-8790-584edc5be201",
]);

/** Ids with dashes, and those in the names of commands, which have none. */
const guids = (text: string): string[] =>
  (text.match(/[0-9a-f]{8}(-?)(?:[0-9a-f]{4}\1){3}[0-9a-f]{12}/gi) ?? []).map((id) =>
    id.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"),
  );

const list = readIds();
const known = new Set(Object.values(list.ids));

test("every listed id is the UUIDv5 of its name", () => {
  for (const [name, id] of Object.entries(list.ids))
    expect({ name, id }).toEqual({ name, id: uuid5(list.namespace, name) });
});

test("UUIDv5 is made as the standard says", () => {
  expect(uuid5("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com")).toBe("2ed6657d-e927-568b-95e1-2665a8aea6a2");
});

test("every id in the solution is listed or the platform's, and every listed id is used", () => {
  const used = new Set<string>();
  for (const file of xmlFiles) {
    for (const id of guids(textOfFile(file)).filter((id) => !platformIds.has(id))) {
      if (!known.has(id)) throw new Error(`${file} has the id ${id}, which solution/ids.json does not list.`);
      used.add(id);
    }
  }
  expect([...known].filter((id) => !used.has(id))).toEqual([]);
});

test("files are named after the id they hold", () => {
  for (const file of xmlFiles.filter((name) => /\/(SavedQueries|FormXml)\//.test(name))) {
    const id = elements(file, "formid")[0] ?? elements(file, "savedqueryid")[0];
    expect(file.endsWith(`/${id?.textContent}.xml`)).toBe(true);
  }
});
