import { guid, start, type Started } from "./start";

let s: Started;
beforeEach(async () => {
  s = await start();
  s.dataverse.seed("contact", [
    { contactid: guid(1), lastname: "One", alexacrm_wordpress_userkey: "1-1" },
    { contactid: guid(2), lastname: "Two" },
  ]);
});
afterEach(() => s.stop());

const part = (method: string, path: string, body?: unknown, id?: number) =>
  [
    "Content-Type: application/http",
    "Content-Transfer-Encoding: binary",
    ...(id ? [`Content-ID: ${id}`] : []),
    "",
    `${method} /api/data/v9.2/${path} HTTP/1.1`,
    "Content-Type: application/json",
    "",
    body ? JSON.stringify(body) : "",
  ].join("\n");

const send = (parts: string[], headers: Record<string, string> = {}) =>
  s.send("POST", "$batch", [...parts.map((text) => `--batch_1\n${text}`), "--batch_1--", ""].join("\n"), {
    "content-type": "multipart/mixed;boundary=batch_1",
    ...headers,
  });

const changeSet = (parts: string[]) =>
  [
    "Content-Type: multipart/mixed;boundary=set_1",
    "",
    ...parts.map((text) => `--set_1\n${text}`),
    "--set_1--",
    "",
  ].join("\n");

const statuses = (text: string) => [...text.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map((match) => Number(match[1]));

test("a batch runs its requests in order, lines may end with LF alone", async () => {
  const { status, headers, text } = await send([
    part("GET", "contacts?$select=lastname&$orderby=contactid"),
    part("PATCH", `contacts(${guid(1)})`, { lastname: "New" }),
  ]);
  expect(status).toBe(200);
  expect(headers["content-type"]).toMatch(/^multipart\/mixed; ?boundary=batchresponse_/);
  expect(statuses(text)).toEqual([200, 204]);
  expect(s.dataverse.row("contact", guid(1))!.lastname).toBe("New");
});

test("the first failure ends a batch, unless it is to go on", async () => {
  const parts = [part("GET", `contacts(${guid(9)})`), part("GET", `contacts(${guid(1)})`)];
  expect(statuses((await send(parts)).text)).toEqual([404]);
  expect(statuses((await send(parts, { prefer: "odata.continue-on-error" })).text)).toEqual([404, 200]);
});

test("a change set is all or nothing; $1 is the row that the first request made", async () => {
  const made = part("POST", "contacts", { lastname: "Master" }, 1);
  const bound = part("PATCH", `contacts(${guid(1)})`, { jobtitle: "Done" }, 2);
  const taken = part("PATCH", `contacts(${guid(2)})`, { alexacrm_wordpress_userkey: "1-1" }, 3);
  const failed = await send([changeSet([made, bound, taken])]);
  expect(statuses(failed.text)).toEqual([412]);
  expect(s.dataverse.rows("contact")).toHaveLength(2);
  expect(s.dataverse.row("contact", guid(1))!.jobtitle).toBeNull();
  const viaId = part("PATCH", "$1", { jobtitle: "By content id" }, 2);
  expect(statuses((await send([changeSet([made, viaId])])).text)).toEqual([204, 204]);
  expect(s.dataverse.rows("contact").map(({ jobtitle }) => jobtitle)).toContain("By content id");
});

test("a change set takes no GET", async () => {
  expect((await send([changeSet([part("GET", "contacts", undefined, 1)])])).status).toBe(400);
});
