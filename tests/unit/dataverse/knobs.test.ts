import { refused, supported } from "../../../sandbox/dataverse/supported";
import { guid, start, type Started } from "./start";

let s: Started;
beforeAll(async () => {
  s = await start();
  s.dataverse.seed("contact", [{ contactid: guid(1), lastname: "One" }]);
});
afterAll(() => s.stop());

test.each(refused)("not implemented, and says so: $method $path", async ({ method, path, what, body }) => {
  const { status, body: answer } = await s.send(method, path, body && JSON.parse(body));
  expect(status).toBe(501);
  expect(answer.error.message).toMatch(/^not implemented in the sandbox: /);
  expect(answer.error.message).toContain(what);
  expect(s.dataverse.knobs.traceEntries).toContainEqual(
    expect.objectContaining({ kind: "notImplemented", what: answer.error.message }),
  );
});

test("the list of what is supported is served, and names every kind of request once", async () => {
  const { body } = await s.raw("GET", "/_sandbox/supported");
  expect(body).toEqual(JSON.parse(JSON.stringify(supported)));
  for (const list of Object.values(supported)) expect(new Set(list).size).toBe(list.length);
});

test("the next requests that fit a pattern fail, 429 with Retry-After, then all is well", async () => {
  await s.raw("POST", "/_sandbox/fail-next", { count: 1, status: 429, pattern: "^PATCH .*contacts", retryAfter: 3 });
  expect((await s.send("GET", "contacts")).status).toBe(200);
  const limited = await s.send("PATCH", `contacts(${guid(1)})`, { lastname: "X" });
  expect(limited).toMatchObject({
    status: 429,
    headers: { "retry-after": "3" },
    body: { error: { code: "0x80072322" } },
  });
  expect(s.dataverse.writes("contact", guid(1))).toBe(0);
  expect((await s.send("PATCH", `contacts(${guid(1)})`, { lastname: "X" })).status).toBe(204);
});

test("requests are logged with who sent them and what came of it, without tokens", async () => {
  await s.raw("GET", "/api/data/v9.2/contacts", undefined, { authorization: "Bearer secret-token" });
  await s.send("GET", "WhoAmI");
  const { text, body } = await s.raw("GET", "/_sandbox/requests");
  expect(body.value.at(-2)).toMatchObject({ method: "GET", status: 401, caller: null });
  expect(body.value.at(-1)).toMatchObject({ url: "/api/data/v9.2/WhoAmI", status: 200, caller: "Dana Dynamics" });
  expect(text).not.toContain("secret-token");
});

test("a knob that is turned wrong says what it takes", async () => {
  for (const [path, wrong] of [
    ["delay", { ms: -1 }],
    ["fail-next", { pattern: "(" }],
    ["deliveries", { mode: "x" }],
  ] as const) {
    const { status, body } = await s.raw("POST", `/_sandbox/${path}`, wrong);
    expect(status).toBe(400);
    expect(body.error.message).toMatch(/^This knob takes: /);
  }
});

test("answers wait at least as long as the delay says", async () => {
  s.dataverse.knobs.delay(50);
  const started = performance.now();
  await s.send("GET", "WhoAmI");
  s.dataverse.knobs.delay(0);
  expect(performance.now() - started).toBeGreaterThanOrEqual(45);
});
