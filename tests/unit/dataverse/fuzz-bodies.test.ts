import fc from "fast-check";

import { mess, runs, startAnswering, wellFormed, word } from "./mess";
import { guid } from "./start";

/** Whatever bodies, headers and batches come in. */
let dataverse: ReturnType<typeof startAnswering>;
beforeAll(() => {
  dataverse = startAnswering();
});
afterAll(() => dataverse.stop());
const answers = (...request: Parameters<typeof dataverse.answers>) => dataverse.answers(...request);

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
