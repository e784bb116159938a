/**
 * Ids of the solution's parts are UUIDv5 of a name in one namespace, so that they never change between releases
 * (a changed id is a deletion and an addition at import). All of them are listed in `solution/ids.json`.
 *
 *   node --import tsx scripts/solution-id.ts form/contact/cell/jobtitle
 *
 * prints the id of a name and adds it to the list.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

export const idsFile = join(__dirname, "../solution/ids.json");

const idList = z.strictObject({ namespace: z.guid(), ids: z.record(z.string().min(1), z.guid()) });

export type IdList = z.infer<typeof idList>;

/** The list of names and ids. @throws ZodError when somebody broke its shape. */
export const readIds = (): IdList => idList.parse(JSON.parse(readFileSync(idsFile, "utf8")));

/** UUID version 5 (RFC 9562) of a name: lower case, no braces. */
export function uuid5(namespace: string, name: string): string {
  const bytes = createHash("sha1")
    .update(Buffer.from(namespace.replace(/-/g, ""), "hex"))
    .update(name)
    .digest();
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex", 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function add(name: string): string {
  const list = readIds();
  const id = uuid5(list.namespace, name);
  const entries = Object.entries({ ...list.ids, [name]: id }).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(idsFile, `${JSON.stringify({ ...list, ids: Object.fromEntries(entries) }, null, 2)}\n`);
  return id;
}

if (require.main === module) {
  const [name, ...rest] = process.argv.slice(2);
  if (!name || rest.length || !/^[a-z-]+(\/[\w.-]+)+$/.test(name)) {
    console.error("Give one name like form/contact/cell/jobtitle: kind, owner, part.");
    process.exitCode = 1;
  } else console.log(`{${add(name)}}`);
}
