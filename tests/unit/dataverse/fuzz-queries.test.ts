import fc from "fast-check";

import { fetchOperators } from "../../../sandbox/dataverse/query/fetch-condition";
import { encoded, mess, runs, startAnswering, wellFormed, word } from "./mess";
import { guid, metadata } from "./start";

/** Whatever addresses, query options and FetchXML come in. */
let dataverse: ReturnType<typeof startAnswering>;
beforeAll(() => {
  dataverse = startAnswering();
});
afterAll(() => dataverse.stop());
const answers = (...request: Parameters<typeof dataverse.answers>) => dataverse.answers(...request);

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
