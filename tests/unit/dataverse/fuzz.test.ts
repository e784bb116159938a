import fc from "fast-check";

import { createDataverse, type Dataverse } from "../../../sandbox/dataverse";
import { fetchOperators } from "../../../sandbox/dataverse/query/fetch-condition";
import { guid, metadata } from "./start";

/** Whatever comes in, the answer is the platform's: never a crash, never a 500, each refusal in the error envelope. */
let dataverse: Dataverse;
let ask: typeof fetch;
beforeAll(() => {
  dataverse = createDataverse({ metadata, seed: { contact: [{ contactid: guid(1), lastname: "One" }] } });
  ask = dataverse.fetch(dataverse.people[0]!);
});
afterAll(() => dataverse.stop());

async function answers(method: string, path: string, body?: string, headers: Record<string, string> = {}) {
  const before = dataverse.knobs.traceEntries.length;
  const response = await ask(`/api/data/v9.2/${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await response.text();
  const unexpected = dataverse.knobs.traceEntries.slice(before).find(({ kind }) => kind === "unexpected");
  expect({ method, path, body, unexpected }).toEqual({ method, path, body, unexpected: undefined });
  expect([500, 502, 503]).not.toContain(response.status);
  if (response.status >= 400)
    expect(JSON.parse(text)).toEqual({ error: { code: expect.any(String), message: expect.any(String) } });
}

const word = fc.oneof(
  fc.constantFrom(
    ...[
      "contacts",
      "contact",
      "lastname",
      "statecode",
      "_masterid_value",
      "masterid",
      "contact_master_contact",
      "$ref",
    ],
    ...["$count", "$value", "EntityDefinitions", "Attributes", "LogicalName='contact'", guid(1), "null", "true", "-1"],
    ...["Microsoft.Dynamics.CRM.In", "PropertyName='lastname'", "@p1", "eq", "and", "not", "or", "contains", "1e309"],
    ...[
      "'x'",
      "''",
      "'%'",
      "[",
      "]",
      "(",
      ")",
      ",",
      ";",
      "=",
      "/",
      "%",
      "%zz",
      "2026-02-30",
      "constructor",
      "__proto__",
    ],
    ...[
      "alexacrm_wordpress_userkey",
      "$metadata",
      "$batch",
      "WhoAmI",
      "Merge",
      "toString",
      "createdon",
      "versionnumber",
    ],
  ),
  fc.string({ maxLength: 8 }),
  fc.string({ maxLength: 8, unit: "binary" }),
);
/** Halves of surrogate pairs can't travel. */
const wellFormed = (text: string) => Buffer.from(text).toString();
const mess = (separator: string) =>
  fc.array(word, { minLength: 1, maxLength: 7 }).map((words) => words.join(separator));
const encoded = (text: string) => encodeURIComponent(wellFormed(text));
const runs = { numRuns: 250 };

test("addresses", async () => {
  const path = fc.tuple(mess(""), mess("")).map(([first, second]) => `${first}/${second}`);
  const method = fc.constantFrom("GET", "DELETE", "PUT", "PATCH", "POST");
  await fc.assert(
    fc.asyncProperty(method, path, fc.boolean(), (verb, text, raw) =>
      answers(verb, raw ? wellFormed(text).replace(/[#?\\\s]/g, "") : encoded(text), verb === "GET" ? undefined : "{}"),
    ),
    runs,
  );
});

test("query options", async () => {
  const option = fc.constantFrom(
    ...[
      "$filter",
      "$select",
      "$orderby",
      "$expand",
      "$top",
      "$skiptoken",
      "$count",
      "savedQuery",
      "fetchXml",
      "$apply",
      "@p1",
    ],
  );
  const path = fc.constantFrom(
    "contacts",
    `contacts(${guid(1)})`,
    "EntityDefinitions",
    "contacts/$count",
    "sdkmessages",
  );
  const token = fc
    .oneof(word, fc.json({ maxDepth: 2 }), fc.constant('{"page":2,"after":[{}]}'))
    .map((text) => `position="${Buffer.from(text).toString("base64url")}"`)
    .chain((text) => fc.constantFrom(text, encodeURIComponent(encodeURIComponent(text)), "%E0%A4%A"))
    .map((text) => `<cookie pagenumber="2" pagingcookie="${text}" istracking="False" />`);
  await fc.assert(
    fc.asyncProperty(path, fc.array(fc.tuple(option, fc.oneof(mess(" "), token)), { maxLength: 3 }), (set, options) =>
      answers("GET", `${set}?${options.map(([name, value]) => `${name}=${encoded(value)}`).join("&")}`),
    ),
    runs,
  );
});

test("filters of every operator over every column", async () => {
  const column = fc.constantFrom(
    ...Object.keys(metadata.tables.contact!.columns),
    "_masterid_value",
    "masterid/fullname",
  );
  const literal = fc.constantFrom(
    ...[
      "1",
      "-1.5",
      "'x'",
      "'2'",
      "null",
      "true",
      guid(1),
      "2026-01-01",
      "2026-01-01T00:00:00Z",
      "lastname",
      "statecode",
    ],
    ...["9007199254740993", "''", "WordPress.Binding'Contact'"],
  );
  const operator = fc.constantFrom("eq", "ne", "gt", "ge", "lt", "le", "in");
  const name = fc.constantFrom("contains", "startswith", "endswith", "length", "tolower", "indexof");
  const one = fc.oneof(
    fc.tuple(column, operator, literal).map((parts) => parts.join(" ")),
    fc.tuple(name, column, literal).map(([call, left, right]) => `${call}(${left},${right})`),
    fc
      .tuple(fc.constantFrom("In", "NotIn", "Today", "Between"), column, literal)
      .map(
        ([call, left, right]) =>
          `Microsoft.Dynamics.CRM.${call}(PropertyName='${left}',PropertyValues=['${right.replace(/'/g, "")}'])`,
      ),
    column,
  );
  const filter = fc
    .tuple(fc.array(one, { minLength: 1, maxLength: 3 }), fc.constantFrom(" and ", " or ", " and not "), fc.boolean())
    .map(([parts, chain, negated]) => (negated ? `not (${parts.join(chain)})` : parts.join(chain)));
  const rest = fc.constantFrom("", "&$orderby=lastname", "&$count=true", "&$expand=masterid");
  await fc.assert(
    fc.asyncProperty(filter, rest, (text, more) => answers("GET", `contacts?$filter=${encoded(text)}${more}`)),
    { numRuns: 600 },
  );
});

test("FetchXML", async () => {
  const attribute = fc.tuple(
    fc.constantFrom(
      "name",
      "attribute",
      "operator",
      "value",
      "from",
      "to",
      "count",
      "page",
      "top",
      "type",
      "alias",
      "paging-cookie",
    ),
    fc.oneof(word, fc.constantFrom("eq", "like", "in", "or", "inner", "outer", "0", "99999", "today", "last-x-days")),
  );
  const attributes = fc
    .uniqueArray(attribute, { selector: ([name]) => name, maxLength: 4 })
    .map((pairs) => pairs.map(([name, value]) => ` ${name}="${value.replace(/[<&"]/g, "")}"`).join(""));
  const { element } = fc.letrec<{ element: string }>((tie) => ({
    element: fc
      .tuple(
        fc.constantFrom(
          "entity",
          "attribute",
          "order",
          "filter",
          "condition",
          "link-entity",
          "value",
          "all-attributes",
        ),
        attributes,
        fc.oneof({ maxDepth: 5 }, fc.constant([]), fc.array(tie("element"), { maxLength: 2 })),
      )
      .map(([tag, text, inner]) => `<${tag}${text}>${inner.join("")}</${tag}>`),
  }));
  const condition = fc
    .tuple(
      fc.constantFrom(...Object.keys(metadata.tables.contact!.columns)),
      fc.constantFrom(...fetchOperators),
      fc.option(fc.constantFrom("x", "1", "0", guid(1), "2026-01-01", "", "-5")),
      fc.array(fc.constantFrom("x", "1", guid(1), "2026-01-01"), { maxLength: 3 }),
    )
    .map(([name, operator, value, values]) => {
      const inner = values.map((one) => `<value>${one}</value>`).join("");
      const given = value === null ? "" : ` value="${value}"`;
      return `<filter><condition attribute="${name}" operator="${operator}"${given}>${inner}</condition></filter>`;
    });
  const whole = fc
    .tuple(attributes, fc.array(fc.oneof(element, condition), { maxLength: 3 }))
    .map(([text, inner]) => `<fetch${text}><entity name="contact">${inner.join("")}</entity></fetch>`);
  await fc.assert(
    fc.asyncProperty(fc.oneof(whole, mess("<")), (xml) => answers("GET", `contacts?fetchXml=${encoded(xml)}`)),
    runs,
  );
});

const body = fc.oneof(
  fc.json({ maxDepth: 3 }),
  mess(""),
  fc
    .array(
      fc.tuple(
        fc.constantFrom(
          ...[
            "lastname",
            "statecode",
            "statuscode",
            "masterid",
            "masterid@odata.bind",
            "contactid",
            "ownerid@odata.bind",
          ],
          ...[
            "alexacrm_wordpress_boundon",
            "alexacrm_wordpress_loginenabled",
            "@odata.type",
            "@odata.id",
            "Targets",
            "Target",
          ],
        ),
        fc.oneof(fc.jsonValue({ maxDepth: 2 }), word, fc.constant(`/contacts(${guid(1)})`), fc.constant(1e300)),
      ),
      { maxLength: 4 },
    )
    .map((pairs) => JSON.stringify(Object.fromEntries(pairs))),
);

test("bodies", async () => {
  const target = fc.constantFrom<[string, string][]>(
    ...([
      ["POST", "contacts"],
      ["PATCH", `contacts(${guid(1)})`],
      ["PATCH", "contacts(alexacrm_wordpress_userkey='1-1')"],
      ["PUT", `contacts(${guid(1)})/lastname`],
      ["PUT", `contacts(${guid(1)})/ownerid/$ref`],
      ["POST", `contacts(${guid(1)})/contact_master_contact/$ref`],
      ["POST", "Merge"],
      ["POST", "contacts/Microsoft.Dynamics.CRM.CreateMultiple"],
      ["POST", "contacts/Microsoft.Dynamics.CRM.UpsertMultiple"],
      ["POST", "virtualentitymetadatas"],
      ["POST", "sdkmessageprocessingsteps"],
    ] as never[]),
  ) as unknown as fc.Arbitrary<[string, string]>;
  await fc.assert(
    fc.asyncProperty(target, body, ([method, path], text) => answers(method, path, wellFormed(text))),
    runs,
  );
});

test("headers", async () => {
  const value = fc.oneof(
    mess(",").map((text) => text.replace(/[^\x20-\x7e]/g, "")),
    fc.constantFrom("*", 'W/"1"', "null"),
  );
  const headers = fc.dictionary(
    fc.constantFrom("prefer", "if-match", "if-none-match", "content-type", "mscrm.bypassbusinesslogicexecutionstepids"),
    value,
    { noNullPrototype: true },
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom("GET", "PATCH"), headers, (method, given) =>
      answers(method, `contacts(${guid(1)})`, method === "GET" ? undefined : '{"lastname":"X"}', given),
    ),
    runs,
  );
});

test("$batch", async () => {
  const line = fc.oneof(
    fc.constantFrom(
      ...[
        "--b",
        "--b--",
        "--c",
        "--c--",
        "",
        "Content-Type: application/http",
        "Content-ID: 1",
        "Content-Type: multipart/mixed;boundary=c",
      ],
      ...[
        `GET /api/data/v9.2/contacts(${guid(1)}) HTTP/1.1`,
        "POST contacts HTTP/1.1",
        '{"lastname":"B"}',
        "PATCH $1 HTTP/1.1",
      ],
      ...["DELETE $2/masterid/$ref HTTP/1.1", "POST $batch HTTP/1.1"],
    ),
    mess(" "),
  );
  const text = fc.tuple(fc.array(line, { maxLength: 14 }), fc.constantFrom("\n", "\r\n"));
  const type = fc.constantFrom(
    "multipart/mixed;boundary=b",
    "multipart/mixed",
    'multipart/mixed; boundary="b"',
    "text/plain",
  );
  await fc.assert(
    fc.asyncProperty(text, type, async ([lines, end], contentType) =>
      answers("POST", "$batch", wellFormed(lines.join(end)), { "content-type": contentType }),
    ),
    runs,
  );
});
