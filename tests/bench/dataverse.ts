/** How fast the local Dataverse is with 100,000 contacts: printed, never asserted. `node --expose-gc --import tsx tests/bench/dataverse.ts` */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { createDataverse } from "../../sandbox/dataverse";

const count = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), "dataverse-bench-"));
const guid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const names = ["Ann", "Bob", "Cem", "Dee", "Eve", "Fay", "Gus", "Hal", "Ida", "Jon"];
const megabytes = () => {
  (globalThis as { gc?: () => void }).gc?.();
  return Math.round(process.memoryUsage().rss / 1024 / 1024);
};
const print = (what: string, value: string, goal: string) =>
  console.log(`${what.padEnd(46)} ${value.padStart(12)}   goal ${goal}`);

async function main(): Promise<void> {
  const empty = megabytes();
  const dataverse = createDataverse({
    solution: join(__dirname, "../../solution"),
    storageFile: join(folder, "rows.sqlite"),
  });
  const ask = dataverse.fetch(dataverse.people[0]!);
  const rows = Array.from({ length: count }, (_, number) => ({
    contactid: guid(number),
    firstname: names[number % names.length]!,
    lastname: `Contact ${number}`,
    emailaddress1: `contact${number}@example.com`,
    alexacrm_wordpress_userkey: `1-${number}`,
    masterid: { table: "contact", id: guid(number % 1000) },
  }));
  const started = performance.now();
  for (let at = 0; at < count; at += 1000) dataverse.seed("contact", rows.slice(at, at + 1000));
  print(`load ${count} contacts`, `${((performance.now() - started) / 1000).toFixed(1)} s`, "60 s");
  print("memory", `${megabytes() - empty} MB`, "stated");

  const like = (column: string, value: string) => `<condition attribute="${column}" operator="like" value="${value}"/>`;
  const found = ["fullname", "firstname", "lastname", "emailaddress1", "telephone1"];
  const quickFind = (value: string) =>
    `contacts?fetchXml=${encodeURIComponent(
      `<fetch count="50"><entity name="contact"><attribute name="fullname"/><order attribute="fullname"/><filter><condition attribute="statecode" operator="eq" value="0"/></filter><filter type="or" isquickfindfields="1">${found.map((column) => like(column, value)).join("")}</filter></entity></fetch>`,
    )}`;
  const select = "contacts?$select=fullname&";
  for (const [what, path, goal] of [
    ["row by id", `contacts(${guid(4242)})`, "20 ms"],
    ["row by alternate key", "contacts(alexacrm_wordpress_userkey='1-4242')", "20 ms"],
    ["$filter on the key column", `${select}$filter=alexacrm_wordpress_userkey eq '1-4242'`, "20 ms"],
    ["$filter on a lookup (100 rows)", `${select}$filter=_masterid_value eq ${guid(7)}`, "20 ms"],
    ["collection of a row (100 rows)", `contacts(${guid(7)})/contact_master_contact?$select=fullname`, "20 ms"],
    ["quick find, 5 columns, one row", quickFind("contact 4242%"), "150 ms"],
    ["quick find, 5 columns, contains", quickFind("%4242%"), "150 ms"],
    ["first page of 50, sorted", `${select}$orderby=fullname&$top=50`, "-"],
  ] as const) {
    const times: number[] = [];
    for (let times_ = 0; times_ < 7; times_++) {
      const begun = performance.now();
      const answer = await ask(`/api/data/v9.2/${path}`);
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text}`);
      times.push(performance.now() - begun);
    }
    times.sort((left, right) => left - right);
    print(what, `${times[3]!.toFixed(1)} ms`, goal);
  }
  print("memory after these questions", `${megabytes() - empty} MB`, "stated");
  print("of it rows and indexes", `${Math.round(process.memoryUsage().heapUsed / 1024 / 1024)} MB`, "stated");
  await dataverse.stop();
}

void main().finally(() => rmSync(folder, { recursive: true, force: true }));
