import fc from "fast-check";

import { createDataverse, type Dataverse } from "../../../sandbox/dataverse";
import { guid, metadata } from "./start";

/** What a table with one alternate key is, written down plainly: rows by number, and how often each was written. */
interface Model {
  rows: Map<number, { lastname: string; key: string | null; etag: string }>;
}

interface Real {
  dataverse: Dataverse;
  ask: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>;
}

interface Reply {
  status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests reach into answers of every shape
  body: any;
}

type Command = fc.AsyncCommand<Model, Real>;
const row = (number: number) => `contacts(${guid(number)})`;
const keyColumn = "alexacrm_wordpress_userkey";

/** Status that a write of these values must give, by the model alone. */
function taken({ rows }: Model, number: number, key: string | null | undefined): boolean {
  return key != null && [...rows].some(([other, { key: held }]) => other !== number && held === key);
}

async function etagOf({ ask }: Real, number: number): Promise<string> {
  return (await ask("GET", `${row(number)}?$select=contactid`)).body["@odata.etag"];
}

class Create implements Command {
  constructor(
    readonly number: number,
    readonly lastname: string,
    readonly key: string | null,
  ) {}
  check = () => true;
  async run(model: Model, real: Real): Promise<void> {
    const body = { contactid: guid(this.number), lastname: this.lastname, [keyColumn]: this.key };
    const { status } = await real.ask("POST", "contacts", body);
    const refused = model.rows.has(this.number) || taken(model, this.number, this.key);
    expect(status).toBe(refused ? 412 : 204);
    if (refused) return;
    model.rows.set(this.number, { lastname: this.lastname, key: this.key, etag: await etagOf(real, this.number) });
  }
  toString = () => `create ${this.number} ${this.lastname} ${this.key}`;
}

class Update implements Command {
  constructor(
    readonly number: number,
    readonly lastname: string,
    readonly key: string | null | undefined,
    readonly condition: "none" | "any" | "fresh" | "stale",
  ) {}
  check = () => true;
  async run(model: Model, real: Real): Promise<void> {
    const known = model.rows.get(this.number);
    const headers: Record<string, string> =
      this.condition === "none"
        ? {}
        : { "if-match": { any: "*", fresh: known?.etag ?? 'W/"1"', stale: 'W/"1"' }[this.condition] };
    const values = { lastname: this.lastname, ...(this.key === undefined ? {} : { [keyColumn]: this.key }) };
    const { status } = await real.ask("PATCH", row(this.number), values, headers);
    const gone = !known && this.condition !== "none";
    const stale = this.condition === "stale";
    const expected = gone ? 404 : stale || taken(model, this.number, this.key) ? 412 : 204;
    expect(status).toBe(expected);
    if (expected !== 204) return;
    const etag = await etagOf(real, this.number);
    expect(etag).not.toBe(known?.etag);
    model.rows.set(this.number, {
      lastname: this.lastname,
      key: this.key ?? (this.key === null ? null : (known?.key ?? null)),
      etag,
    });
  }
  toString = () => `update ${this.number} ${this.lastname} ${this.key} if ${this.condition}`;
}

class UpsertByKey implements Command {
  constructor(
    readonly key: string,
    readonly lastname: string,
  ) {}
  check = () => true;
  async run(model: Model, real: Real): Promise<void> {
    const found = [...model.rows].find(([, { key }]) => key === this.key);
    const headers = { prefer: "return=representation" };
    const path = `contacts(${keyColumn}='${this.key}')?$select=contactid`;
    const { status, body } = await real.ask("PATCH", path, { lastname: this.lastname }, headers);
    expect(status).toBe(found ? 200 : 201);
    if (!found) {
      // Rows are numbered here: one that the platform numbered goes again.
      expect((await real.ask("DELETE", `contacts(${body.contactid})`)).status).toBe(204);
      return;
    }
    expect(body.contactid).toBe(guid(found[0]));
    model.rows.set(found[0], { ...found[1], lastname: this.lastname, etag: body["@odata.etag"] });
  }
  toString = () => `upsert ${this.key} ${this.lastname}`;
}

class Remove implements Command {
  constructor(readonly number: number) {}
  check = () => true;
  async run(model: Model, { ask }: Real): Promise<void> {
    expect((await ask("DELETE", row(this.number))).status).toBe(model.rows.delete(this.number) ? 204 : 404);
  }
  toString = () => `delete ${this.number}`;
}

class AllOrNothing implements Command {
  constructor(readonly numbers: number[]) {}
  check = () => true;
  async run(model: Model, real: Real): Promise<void> {
    const target = (number: number) => ({
      "@odata.type": "Microsoft.Dynamics.CRM.contact",
      contactid: guid(number),
      lastname: "bulk",
    });
    const path = "contacts/Microsoft.Dynamics.CRM.CreateMultiple";
    const { status } = await real.ask("POST", path, { Targets: this.numbers.map(target) });
    const refused = this.numbers.some((number) => model.rows.has(number));
    expect(status).toBe(refused ? 412 : 200);
    if (!refused)
      for (const number of this.numbers)
        model.rows.set(number, { lastname: "bulk", key: null, etag: await etagOf(real, number) });
  }
  toString = () => `create all of ${this.numbers.join()}`;
}

/** Everything that can be read says the same as the model: rows, versions, order, pages, keys. */
class Look implements Command {
  constructor(readonly size: number) {}
  check = () => true;
  async run({ rows }: Model, { ask }: Real): Promise<void> {
    const found: { contactid: string; lastname: string; "@odata.etag": string }[] = [];
    let path: string | undefined = `contacts?$select=lastname&$orderby=lastname desc,contactid`;
    while (path) {
      const { body }: Reply = await ask("GET", path, undefined, { prefer: `odata.maxpagesize=${this.size}` });
      expect(body.value.length).toBeLessThanOrEqual(this.size);
      found.push(...body.value);
      path = body["@odata.nextLink"]?.replace(/^.*\/v9\.2\//, "");
    }
    const expected = [...rows].sort(
      ([a, left], [b, right]) =>
        (left.lastname < right.lastname ? 1 : left.lastname > right.lastname ? -1 : 0) || a - b,
    );
    expect(found.map((one) => [one.contactid, one.lastname, one["@odata.etag"]])).toEqual(
      expected.map(([number, { lastname, etag }]) => [guid(number), lastname, etag]),
    );
    for (const [number, { key }] of rows)
      if (key !== null)
        expect((await ask("GET", `contacts(${keyColumn}='${key}')?$select=contactid`)).body.contactid).toBe(
          guid(number),
        );
  }
  toString = () => `look, ${this.size} a page`;
}

const number = fc.integer({ min: 1, max: 5 });
const lastname = fc.constantFrom("ann", "bob", "cem", "dee");
const key = fc.option(fc.constantFrom("1-1", "1-2", "1-3"));
const commands: fc.Arbitrary<Command>[] = [
  fc.tuple(number, lastname, key).map((args) => new Create(...args)),
  fc
    .tuple(number, lastname, fc.option(key, { nil: undefined }), fc.constantFrom("none", "any", "fresh", "stale"))
    .map((args) => new Update(...(args as ConstructorParameters<typeof Update>))),
  fc.tuple(key, lastname).map(([one, name]) => new UpsertByKey(one ?? "1-4", name)),
  number.map((one) => new Remove(one)),
  fc.uniqueArray(number, { minLength: 1, maxLength: 3 }).map((numbers) => new AllOrNothing(numbers)),
  fc.integer({ min: 1, max: 3 }).map((size) => new Look(size)),
];

test("any sequence of writes and reads answers as a plain table of rows, keys, versions and pages would", async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 25 }), async (sequence) => {
      const dataverse = createDataverse({ metadata });
      const send = dataverse.fetch(dataverse.people[0]!);
      const ask: Real["ask"] = async (method, path, body, headers = {}) => {
        const response = await send(`/api/data/v9.2/${path}`, {
          method,
          headers,
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        const text = await response.text();
        return { status: response.status, body: text && JSON.parse(text) };
      };
      await fc.asyncModelRun(() => ({ model: { rows: new Map() }, real: { dataverse, ask } }), sequence);
      await dataverse.stop();
    }),
    { numRuns: 60 },
  );
});
