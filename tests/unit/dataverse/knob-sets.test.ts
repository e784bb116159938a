import { join } from "node:path";

import { createDataverse } from "../../../sandbox/dataverse";
import { guid, start, type Started } from "./start";

let s: Started;
afterEach(() => s?.stop());
const one = [{ contactid: guid(1), lastname: "One" }];
const turn = async (path: string, body: unknown) => {
  const { status, body: answer } = await s.raw("POST", `/_sandbox/${path}`, body);
  expect({ path, ok: status < 300, error: answer?.error }).toEqual({ path, ok: true, error: undefined });
  return answer;
};

test("in one process, no port: a solution folder and rows are enough", async () => {
  const dataverse = createDataverse({ solution: join(__dirname, "../../../solution"), seed: { contact: one } });
  const ask = dataverse.fetch(dataverse.people[0]!);
  const answer = await ask("http://any.example/api/data/v9.2/contacts?$select=lastname");
  expect(((await answer.json()) as { value: unknown[] }).value).toMatchObject([{ lastname: "One" }]);
  expect((await ask("/api/data/v9.2/contacts", { method: "POST", body: '{"lastname":"Two"}' })).status).toBe(204);
  expect((await dataverse.fetch()("/api/data/v9.2/contacts")).status).toBe(401);
  await dataverse.stop();
  expect(() => createDataverse({})).toThrow("needs `solution`");
});

test("a named snapshot puts every row back, keys and lookups too; versions go on", async () => {
  s = await start({ seed: { contact: one } });
  await s.send("PATCH", `contacts(${guid(1)})`, { alexacrm_wordpress_userkey: "1-1" });
  await turn("snapshots", { name: "bound" });
  await s.send("PATCH", `contacts(${guid(1)})`, { alexacrm_wordpress_userkey: "1-2" });
  await s.send("POST", "contacts", { contactid: guid(2), lastname: "Two" });
  await turn("snapshots/restore", { name: "bound" });
  expect(s.dataverse.rows("contact")).toHaveLength(1);
  expect((await s.send("GET", "contacts(alexacrm_wordpress_userkey='1-1')")).status).toBe(200);
  expect((await s.send("GET", "contacts(alexacrm_wordpress_userkey='1-2')")).status).toBe(404);
  expect((await s.raw("GET", "/_sandbox/snapshots")).body.value).toEqual(["bound"]);
  expect((await s.raw("POST", "/_sandbox/snapshots/restore", { name: "none" })).status).toBe(404);
});

test("seed sets: other rows by name, in place of those there were", async () => {
  s = await start({
    seed: { contact: one },
    seedSets: { two: { contact: [...one, { contactid: guid(2) }] }, empty: {} },
  });
  await turn("seed", { set: "two" });
  expect(s.dataverse.rows("contact")).toHaveLength(2);
  await turn("seed", { set: "empty" });
  expect(s.dataverse.rows("contact")).toEqual([]);
  expect((await s.raw("POST", "/_sandbox/seed", { set: "nosuch" })).status).toBe(404);
  expect((await s.raw("GET", "/_sandbox/seeds")).body.value).toEqual(["two", "empty"]);
});

test("the clock stands still, moves on, and is what rows are stamped with", async () => {
  s = await start({ seed: { contact: one } });
  await turn("clock", { now: "2030-01-01T00:00:00Z", frozen: true });
  await turn("clock", { advanceSeconds: 90 });
  await s.send("PATCH", `contacts(${guid(1)})`, { lastname: "X" });
  expect(s.dataverse.row("contact", guid(1))).toMatchObject({ modifiedon: "2030-01-01T00:01:30Z" });
  const { now } = await turn("clock", { real: true });
  expect(new Date(now).getFullYear()).toBeLessThan(2030);
});

test("an outage answers 503 to everything, or nothing at all, and ends", async () => {
  s = await start();
  await turn("outage", { kind: "503" });
  expect(await s.send("GET", "WhoAmI")).toMatchObject({ status: 503, body: { error: { code: "0x80040216" } } });
  await turn("outage", { kind: "silence" });
  await expect(s.send("GET", "WhoAmI")).rejects.toThrow();
  await turn("outage", { kind: "no" });
  expect((await s.send("GET", "WhoAmI")).status).toBe(200);
});

test("limits, when on, are per user and window, with Retry-After and the debug headers", async () => {
  s = await start();
  await turn("clock", { now: "2030-01-01T00:00:00Z", frozen: true });
  await turn("limits", { enabled: true, requests: 2 });
  const first = await s.send("GET", "WhoAmI");
  expect(first.headers).toMatchObject({ "x-ms-ratelimit-burst-remaining-xrm-requests": "1" });
  await turn("clock", { advanceSeconds: 100 });
  await s.send("GET", "WhoAmI");
  const limited = await s.send("GET", "WhoAmI");
  expect(limited).toMatchObject({
    status: 429,
    headers: { "retry-after": "200" },
    body: { error: { code: "0x80072322" } },
  });
  await turn("clock", { advanceSeconds: 200 });
  expect((await s.send("GET", "WhoAmI")).status).toBe(200);
  await turn("limits", { enabled: false });
});

test("too many at once, and too much time", async () => {
  s = await start();
  await turn("limits", { enabled: true, concurrent: 1 });
  let calls = 0;
  const dataverse = s.dataverse;
  const slow = dataverse.knobs.limits.begin("someone");
  expect(() => dataverse.knobs.limits.begin("someone")).toThrow("concurrent requests");
  slow.end();
  dataverse.knobs.limits.begin("someone").end();
  await turn("limits", { enabled: true, executionSeconds: 0.0001 });
  const error = await new Promise<{ code?: string }>((resolve) => {
    const again = async (): Promise<void> => {
      const { status, body } = await s.send("GET", "contacts");
      if (status === 429 || calls++ > 500) resolve(body.error ?? {});
      else await again();
    };
    void again();
  });
  expect(error.code).toBe("0x80072321");
});

test.each([
  ["requests", "0x80072322"],
  ["time", "0x80072321"],
  ["concurrency", "0x80072326"],
])("a storm of 429 by %s is asked for by number", async (limit, code) => {
  s = await start();
  await turn("fail-next", { count: 3, status: 429, limit, retryAfter: 7 });
  for (let times = 0; times < 3; times++)
    expect(await s.send("GET", "WhoAmI")).toMatchObject({
      status: 429,
      headers: { "retry-after": "7" },
      body: { error: { code } },
    });
  expect((await s.send("GET", "WhoAmI")).status).toBe(200);
});

test("the page shows requests with their outcome, newest first, and escapes what it shows", async () => {
  s = await start();
  await s.send("GET", "contacts?$filter=firstname eq '<script>'");
  await s.send("GET", "nosuchset");
  await s.send("GET", "GlobalOptionSetDefinitions");
  const { text, headers } = await s.raw("GET", "/_sandbox/");
  expect(headers["content-type"]).toContain("text/html");
  const outcomes = [...text.matchAll(/<td>(handled|refused|unknown)<\/td>/g)].map(([, outcome]) => outcome);
  expect(outcomes).toEqual(["unknown", "refused", "handled"]);
  expect(text).not.toContain("<script>");
});
