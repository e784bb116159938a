import { fetchOperators } from "../../../sandbox/dataverse/query/fetch-condition";
import { crmFunctions } from "../../../sandbox/dataverse/query/crm-function";
import { guid, start, type Started } from "./start";

/** A query function of the Web API and FetchXML's operator of the same meaning, on contacts made around one moment. */
let s: Started;
const now = "2026-11-21T10:29:00Z";
beforeAll(async () => {
  s = await start({ now: () => new Date(now) });
  const me = { table: "systemuser", id: s.dataverse.people[0]!.id };
  const times = [
    now,
    "2026-11-20T10:00:00Z",
    "2026-11-16T00:00:00Z",
    "2026-10-05T10:00:00Z",
    "2025-11-21T10:00:00Z",
    null,
  ];
  s.dataverse.seed(
    "contact",
    times.map((time, index) => ({
      contactid: guid(index + 1),
      lastname: `C${index + 1}`,
      alexacrm_wordpress_boundon: time,
      statecode: index % 2 ? 1 : 0,
      statuscode: index % 2 ? 2 : 1,
      ownerid: index < 2 ? me : { table: "systemuser", id: guid(99) },
    })),
  );
});
afterAll(() => s.stop());

const ids = (rows: { contactid: string }[]) => rows.map(({ contactid }) => Number(contactid.slice(-12))).sort();
const bound = "alexacrm_wordpress_boundon";

test.each<[string, string, string, number[]]>([
  ["Today", `PropertyName='${bound}'`, `attribute="${bound}" operator="today"`, [1]],
  ["Yesterday", `PropertyName='${bound}'`, `attribute="${bound}" operator="yesterday"`, [2]],
  ["ThisWeek", `PropertyName='${bound}'`, `attribute="${bound}" operator="this-week"`, [1, 2, 3]],
  ["LastMonth", `PropertyName='${bound}'`, `attribute="${bound}" operator="last-month"`, [4]],
  ["Last7Days", `PropertyName='${bound}'`, `attribute="${bound}" operator="last-seven-days"`, [1, 2, 3]],
  [
    "LastXDays",
    `PropertyName='${bound}',PropertyValue=2`,
    `attribute="${bound}" operator="last-x-days" value="2"`,
    [1, 2],
  ],
  [
    "OlderThanXMonths",
    `PropertyName='${bound}',PropertyValue=6`,
    `attribute="${bound}" operator="olderthan-x-months" value="6"`,
    [5],
  ],
  [
    "On",
    `PropertyName='${bound}',PropertyValue='2026-11-16'`,
    `attribute="${bound}" operator="on" value="2026-11-16"`,
    [3],
  ],
  [
    "OnOrAfter",
    `PropertyName='${bound}',PropertyValue='2026-11-16'`,
    `attribute="${bound}" operator="on-or-after" value="2026-11-16"`,
    [1, 2, 3],
  ],
  ["EqualUserId", "PropertyName='ownerid'", 'attribute="ownerid" operator="eq-userid"', [1, 2]],
  ["NotEqualUserId", "PropertyName='ownerid'", 'attribute="ownerid" operator="ne-userid"', [3, 4, 5, 6]],
  ["EqualUserOrUserTeams", "PropertyName='ownerid'", 'attribute="ownerid" operator="eq-useroruserteams"', [1, 2]],
  [
    "Between",
    "PropertyName='lastname',PropertyValues=['c2','c4']",
    'attribute="lastname" operator="between"><value>c2</value><value>c4</value></condition',
    [2, 3, 4],
  ],
  [
    "NotBetween",
    "PropertyName='statuscode',PropertyValues=['2','9']",
    'attribute="statuscode" operator="not-between"><value>2</value><value>9</value></condition',
    [1, 3, 5],
  ],
  [
    "NotIn",
    "PropertyName='statuscode',PropertyValues=['2']",
    'attribute="statuscode" operator="not-in"><value>2</value></condition',
    [1, 3, 5],
  ],
])("Microsoft.Dynamics.CRM.%s finds the rows that FetchXML finds", async (name, parameters, condition, expected) => {
  const filter = encodeURIComponent(`Microsoft.Dynamics.CRM.${name}(${parameters})`);
  const found = await s.send("GET", `contacts?$select=contactid&$filter=${filter}`);
  expect({ status: found.status, error: found.body.error }).toEqual({ status: 200, error: undefined });
  const closed = condition.includes("</value>") ? `<condition ${condition}>` : `<condition ${condition}/>`;
  const xml = `<fetch><entity name="contact"><attribute name="contactid"/><filter>${closed}</filter></entity></fetch>`;
  const fetched = await s.send("GET", `contacts?fetchXml=${encodeURIComponent(xml)}`);
  expect([ids(found.body.value), ids(fetched.body.value)]).toEqual([expected, expected]);
});

test("Filter rows using OData: parameter aliases stand for a function's values, lists too", async () => {
  const filter = "Microsoft.Dynamics.CRM.In(PropertyName=@p1,PropertyValues=@p2)&@p1='lastname'&@p2=['c2','c4']";
  const { body } = await s.send("GET", `contacts?$select=contactid&$filter=${filter}`);
  expect(ids(body.value)).toEqual([2, 4]);
});

test("every operator that names a period has its function, under the platform's name", () => {
  expect(crmFunctions).toEqual(
    expect.arrayContaining(["NextXWeeks", "Next7Days", "OlderThanXMinutes", "OnOrBefore", "ThisYear", "Tomorrow"]),
  );
  expect(fetchOperators).toHaveLength(new Set(fetchOperators).size);
});

test.each([
  ["Today(PropertyName='lastname')", "is no date"],
  ["LastXDays(PropertyName='createdon',PropertyValue=0)", "needs a number of days"],
  ["Between(PropertyName='createdon',PropertyValues=['2026-01-01'])", "needs two"],
  ["EqualUserId(PropertyName='lastname')", "takes a lookup"],
  ["Today()", "PropertyName"],
])("Microsoft.Dynamics.CRM.%s is refused with a sentence", async (call, words) => {
  const { status, body } = await s.send("GET", `contacts?$filter=Microsoft.Dynamics.CRM.${call}`);
  expect(status).toBe(400);
  expect(body.error.message).toContain(words);
});
