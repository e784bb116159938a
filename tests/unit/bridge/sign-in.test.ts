import Fastify, { type FastifyBaseLogger } from "fastify";
import pino from "pino";
import { sign } from "../../../bridge/sign-in/signature";
import { registerSignIn } from "../../../bridge/sign-in/routes";
import { reportErrors } from "../../../bridge/report-errors";
import { contactAnswer, contactId, fakeDataverse, refusal, send, silent } from "./fakes";

const sites = [
  { tag: 1, secret: "site-one-secret-site-one" },
  { tag: 2, secret: "site-two-secret-site-two" },
];
const now = new Date("2026-01-01T12:00:00Z");
const nudged = jest.fn();
const question = { site: 1, user: 42, login: "ann", mode: 3, contact: contactId(1), strict: false };

type Answers = Parameters<typeof fakeDataverse>[0];

function ask(
  answers: Answers,
  body: object = question,
  options: { secret?: string; timestamp?: number; path?: string; signature?: string } = {},
) {
  const dataverse = fakeDataverse(answers);
  const app = Fastify({ loggerInstance: silent });
  reportErrors(app);
  registerSignIn(app, { sites, dataverse: dataverse.client, nudged, now: () => now });
  const text = JSON.stringify(body);
  const timestamp = String(options.timestamp ?? now.getTime() / 1000);
  const signature = options.signature ?? sign(options.secret ?? sites[0]!.secret, timestamp, text);
  return send(
    app,
    "POST",
    options.path ?? "/wordpress/sign-in",
    { "x-icds-timestamp": timestamp, "x-icds-signature": signature },
    text,
  ).then((response) => ({ ...response, asked: dataverse.asked }));
}

test.each([
  ["Yes allows", { alexacrm_wordpress_loginenabled: true }, false, "allow", "login_enabled"],
  ["No denies", { alexacrm_wordpress_loginenabled: false }, false, "deny", "login_disabled"],
  ["empty allows", { alexacrm_wordpress_loginenabled: null }, false, "allow", "login_empty"],
  ["empty denies where Yes is required", { alexacrm_wordpress_loginenabled: null }, true, "deny", "login_empty"],
  ["an inactive contact denies", { statecode: 1 }, false, "deny", "inactive"],
])("Login Enabled: %s (F10, F26)", async (_title, columns, strict, decision, reason) => {
  const { status, body } = await ask([{ body: contactAnswer(1, columns) }], { ...question, strict });
  expect([status, body]).toEqual([200, { decision, reason, contact: contactId(1), name: "Contact 1", version: "7" }]);
});

test("a body that no question is as long as is refused before its signature is worked out", async () => {
  const { status, asked } = await ask([], { ...question, login: "x".repeat(20_000) });
  expect([status, asked]).toEqual([413, []]);
});

test("one changed byte of the body, or of the time, breaks the signature", async () => {
  const signature = sign(sites[0]!.secret, String(now.getTime() / 1000), JSON.stringify(question));
  const statusOf = async (...args: Parameters<typeof ask>) => (await ask(...args)).status;
  expect(await statusOf([], { ...question, user: 43 }, { signature })).toBe(401);
  expect(await statusOf([], question, { signature, timestamp: now.getTime() / 1000 + 1 })).toBe(401);
  expect(await statusOf([{ body: contactAnswer(1) }], question, { signature })).toBe(200);
});

test("a recorded question that is played again changes nothing: each copy is only answered from Dataverse as it is now", async () => {
  const first = await ask([{ body: contactAnswer(1, { alexacrm_wordpress_loginenabled: true }) }]);
  const again = await ask([{ body: contactAnswer(1, { alexacrm_wordpress_loginenabled: false }) }]);
  expect([first.body, again.body]).toMatchObject([{ decision: "allow" }, { decision: "deny" }]);
  expect([...first.asked, ...again.asked].map(({ method }) => method)).toEqual(["GET", "GET"]);
});

test("the lookup to the virtual table is never read: showing it would make Dataverse call WordPress, which waits", async () => {
  const { asked } = await ask([{ body: contactAnswer(1) }]);
  expect(asked).toHaveLength(1);
  expect(asked[0]!.path).not.toContain("wordpress_userid");
});

test("a deleted contact denies, and so does a question without one", async () => {
  expect((await ask([refusal(404, "0x80040217")])).body).toMatchObject({ decision: "deny", reason: "deleted" });
  const { body, asked } = await ask([], { ...question, mode: 2, contact: null });
  expect([body, asked]).toMatchObject([{ decision: "deny", reason: "not_found", contact: null }, []]);
});

test("Username mode takes exactly one active contact with the sign-in name (F18)", async () => {
  const named = (n: number, more = {}) => contactAnswer(n, { alexacrm_wordpress_username: "Ann", ...more });
  const byName = { ...question, mode: 1, contact: null };
  const answer = async (value: unknown[]) => (await ask([{ body: { value } }], byName)).body;
  expect(await answer([named(1)])).toMatchObject({ decision: "allow", contact: contactId(1) });
  expect(await answer([named(1), named(2)])).toMatchObject({ decision: "deny", reason: "several", contact: null });
  expect(await answer([named(1), named(2, { statecode: 1 })])).toMatchObject({ contact: contactId(1) });
  expect(await answer([])).toMatchObject({ decision: "deny", reason: "not_found" });
  expect(await answer([contactAnswer(1, { alexacrm_wordpress_username: "ann_" })])).toMatchObject({
    reason: "not_found",
  });
});

test("Dataverse out of reach is 503 at once, a limit is not waited for", async () => {
  for (const answers of [
    [new TypeError("fetch failed")],
    [{ status: 429 }],
    [refusal(403, "0x80040220")],
  ] as Answers[]) {
    const { status, body } = await ask(answers);
    expect([status, body]).toMatchObject([503, { error: { code: "dataverse_unreachable" } }]);
  }
});

test.each([
  ["a wrong secret", { secret: "another-secret-another" }, "bad_signature"],
  ["another site's secret", { secret: sites[1]!.secret }, "wrong_site"],
  ["no signature", { signature: "" }, "bad_signature"],
  ["a request of six minutes ago", { timestamp: now.getTime() / 1000 - 360 }, "late"],
  ["a request of the future", { timestamp: now.getTime() / 1000 + 301 }, "late"],
])("%s is 401, and Dataverse is not asked", async (_title, options, code) => {
  const { status, body, asked } = await ask([], question, options);
  expect([status, body, asked]).toMatchObject([401, { error: { code } }, []]);
});

test("the log says why questions are refused, once until one is right again: whoever asks may be anybody", async () => {
  const lines: { level: number; code?: string; msg: string }[] = [];
  const log: FastifyBaseLogger = pino({ level: "info" }, { write: (line) => void lines.push(JSON.parse(line)) });
  const app = Fastify({ loggerInstance: log });
  registerSignIn(app, { sites, dataverse: fakeDataverse([]).client, nudged, now: () => now });
  const text = JSON.stringify({ site: 1 });
  const timestamp = String(now.getTime() / 1000);
  for (const secret of ["wrong", "wrong", sites[0]!.secret, "wrong"]) {
    const headers = { "x-icds-timestamp": timestamp, "x-icds-signature": sign(secret, timestamp, text) };
    await send(app, "POST", "/wordpress/nudge", headers, text);
  }
  const refusals = lines.filter(({ code }) => code === "bad_signature");
  expect(refusals).toHaveLength(2);
  expect(refusals[0]!.msg).toMatch(/Compare the secret in the plugin's settings/);
});

test("a signed body of another shape is 400 and says what is wrong", async () => {
  const { status, body } = await ask([], { site: 1, user: "42" });
  expect([status, body]).toMatchObject([400, { error: { message: expect.stringContaining("user") as string } }]);
});

test("a nudge is answered before the site is looked at", async () => {
  const { status } = await ask([], { site: 1 }, { path: "/wordpress/nudge" });
  expect(status).toBe(202);
  expect(nudged).toHaveBeenCalledWith(1);
});

test("the signature is the documented one (openssl dgst -sha256 -hmac secret)", () =>
  expect(sign("secret", "1700000000", '{"site":1}')).toBe(
    "d2285031ef6429bf5bf1e336326f2cfd9961e22c2c6813a4c4590ca7f623d4e0",
  ));
