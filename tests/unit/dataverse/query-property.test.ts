import fc from "fast-check";

import { guid, start, type Started } from "./start";

interface Plain {
  firstname: string | null;
  jobtitle: string | null;
  enabled: boolean | null;
  inactive: boolean;
}

const word = fc.constantFrom("ann", "Ann", "BOB", "Zoë", "zoe", "o'b", "x y");
const row: fc.Arbitrary<Plain> = fc.record({
  firstname: fc.option(word),
  jobtitle: fc.option(word),
  enabled: fc.option(fc.boolean()),
  inactive: fc.boolean(),
});

interface Clause {
  odata: string;
  fetch: string;
  holds: (row: Plain) => boolean;
}

/** Dataverse's comparison of these words, written down once more and by other means. */
const same = (value: string | null, other: string) => value !== null && plain(value) === plain(other);
const plain = (value: string) => value.toLowerCase().replace("ë", "e");
const quoted = (value: string) => `'${value.replace("'", "''")}'`;
const condition = (attribute: string, operator: string, value = "") =>
  `<condition attribute="${attribute}" operator="${operator}" value="${value.replace("'", "&apos;")}"/>`;

const column = fc.constantFrom("firstname" as const, "jobtitle" as const);
const simple: fc.Arbitrary<Clause> = fc.oneof(
  fc.tuple(column, word).map(([name, value]) => ({
    odata: `${name} eq ${quoted(value)}`,
    fetch: condition(name, "eq", value),
    holds: (one: Plain) => same(one[name], value),
  })),
  fc.tuple(column, word).map(([name, value]) => ({
    odata: `${name} ne ${quoted(value)}`,
    fetch: condition(name, "ne", value),
    holds: (one: Plain) => !same(one[name], value),
  })),
  fc.tuple(column, word).map(([name, value]) => ({
    odata: `not startswith(${name},${quoted(value[0]!)})`,
    fetch: condition(name, "not-begin-with", value[0]!),
    holds: (one: Plain) => !same(one[name]?.[0] ?? null, value[0]!),
  })),
  column.map((name) => ({
    odata: `${name} eq null`,
    fetch: condition(name, "null").replace(' value=""', ""),
    holds: (one: Plain) => one[name] === null,
  })),
  fc.boolean().map((yes) => ({
    odata: `alexacrm_wordpress_loginenabled eq ${yes}`,
    fetch: condition("alexacrm_wordpress_loginenabled", "eq", yes ? "1" : "0"),
    holds: (one: Plain) => one.enabled === yes,
  })),
  fc.constant({
    odata: "statecode eq 1",
    fetch: condition("statecode", "eq", "1"),
    holds: (one: Plain) => one.inactive,
  }),
);

const { clause } = fc.letrec<{ clause: Clause }>((tie) => ({
  clause: fc.oneof(
    { maxDepth: 3 },
    simple,
    fc
      .tuple(fc.constantFrom("and", "or"), fc.array(tie("clause"), { minLength: 1, maxLength: 3 }))
      .map(([type, parts]) => ({
        odata: `(${parts.map(({ odata }) => odata).join(` ${type} `)})`,
        fetch: `<filter type="${type}">${parts.map(({ fetch }) => fetch).join("")}</filter>`,
        holds: (one: Plain) =>
          type === "and" ? parts.every(({ holds }) => holds(one)) : parts.some(({ holds }) => holds(one)),
      })),
  ),
}));

let s: Started;
beforeAll(async () => (s = await start()));
afterAll(() => s.stop());

test("$filter and FetchXML find the same rows, and those that the clause is true for, page by page", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { maxLength: 12 }),
      clause,
      fc.integer({ min: 1, max: 5 }),
      async (rows, { odata, fetch, holds }, size) => {
        s.dataverse.reset();
        s.dataverse.seed(
          "contact",
          rows.map(({ firstname, jobtitle, enabled, inactive }, index) => ({
            contactid: guid(index + 1),
            firstname,
            jobtitle,
            alexacrm_wordpress_loginenabled: enabled,
            statecode: inactive ? 1 : 0,
            statuscode: inactive ? 2 : 1,
          })),
        );
        const expected = rows.flatMap((one, index) => (holds(one) ? [guid(index + 1)] : [])).sort();
        const found: string[] = [];
        let path: string | undefined =
          `contacts?$select=contactid&$orderby=firstname desc&$filter=${encodeURIComponent(odata)}`;
        while (path) {
          const { status, body } = await s.send("GET", path, undefined, { prefer: `odata.maxpagesize=${size}` });
          expect({ status, error: body.error }).toEqual({ status: 200, error: undefined });
          found.push(...body.value.map(({ contactid }: { contactid: string }) => contactid));
          path = body["@odata.nextLink"]?.replace(`${s.base}/`, "");
        }
        expect(found.sort()).toEqual(expected);
        const xml = `<fetch><entity name="contact"><attribute name="contactid"/><filter>${fetch}</filter></entity></fetch>`;
        const { body } = await s.send("GET", `contacts?fetchXml=${encodeURIComponent(xml)}`);
        expect(body.value.map(({ contactid }: { contactid: string }) => contactid).sort()).toEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
});
