import { createWordPressClient, WordPressRefused, WordPressUnreachable } from "../../../bridge/wordpress-client";
import { FakeSite } from "./fake-site";

const site = new FakeSite();
const logged: string[] = [];
let url: string;
beforeAll(async () => {
  url = await site.start();
});
afterAll(() => site.stop());

const client = (more: object = {}) =>
  createWordPressClient({
    url,
    user: "bridge",
    applicationPassword: "the-secret",
    log: { debug: (details, message) => void logged.push(message + JSON.stringify(details)) },
    ...more,
  });

const failure = (promise: Promise<unknown>): Promise<Error> =>
  promise.then(
    () => Promise.reject(new Error("It succeeded.")),
    (error: Error) => error,
  );

test("WordPress's refusal keeps its sentence, code, status and data", async () => {
  site.next({
    status: 409,
    body: { code: "icds_lease_held", message: "Another copy holds the lease.", data: { status: 409, retry_after: 7 } },
  });
  const error = await failure(client().pullChanges({ holder: "a", token: null, limit: 1 }));
  expect(error).toBeInstanceOf(WordPressRefused);
  expect(error).toMatchObject({
    message: "Another copy holds the lease.",
    code: "icds_lease_held",
    status: 409,
    data: { retry_after: 7 },
    isSignedOut: false,
  });
});

test("what the password routes say with a number is a refusal too, though its status is 500 (F118)", async () => {
  site.next({ status: 500, body: { code: 3, message: "User not found.", data: null } });
  const error = await failure(client().sendPasswordReset(42));
  expect(error).toBeInstanceOf(WordPressRefused);
  expect(error).toMatchObject({ code: "3", message: "User not found." });
});

test("a refused password is told apart from a refused act", async () => {
  site.next({ status: 401, body: { code: "incorrect_password", message: "Wrong.", data: { status: 401 } } });
  expect(await failure(client().site())).toMatchObject({ isSignedOut: true });
  site.next({ status: 403, body: { code: "rest_forbidden", message: "No.", data: null } });
  expect(await failure(client().site())).toMatchObject({ isSignedOut: false, data: {} });
});

test.each([
  ["a PHP fatal error", { status: 500, raw: "<html>There has been a critical error" }, "status"],
  [
    "a fatal error that WordPress words as JSON",
    { status: 500, body: { code: "internal_server_error", message: "Critical.", data: { status: 500 } } },
    "status",
  ],
  ["a proxy's 502", { status: 502, raw: "Bad gateway" }, "status"],
  ["a firewall's 403 page", { status: 403, raw: "<html>Blocked</html>" }, "status"],
  ["too many requests", { status: 429, body: { code: "slow", message: "Slow down." } }, "status"],
  [
    "a redirect, which would send the password elsewhere",
    { status: 301, headers: { location: "https://elsewhere.example.org/" } },
    "status",
  ],
  ["another plugin's answer", { body: { hello: "world" } }, "answer"],
  ["a page instead of JSON", { raw: "<html>" }, "answer"],
  ["a warning printed before the JSON", { raw: 'Warning: x in y\n{"name":"Blog"}' }, "answer"],
  ["a lost connection", "drop", "network"],
] as const)("%s is no usable answer", async (_what, answer, reason) => {
  site.asked.length = 0;
  site.next(answer);
  const error = await failure(client().site());
  expect(error).toBeInstanceOf(WordPressUnreachable);
  expect(error).toMatchObject({ reason });
  expect(error.message).toMatch(/^WordPress at http:\/\/127\.0\.0\.1:\d+ \(GET \/site\) .*\.|\?$/);
  expect(site.asked).toHaveLength(1);
});

test("an unanswered request is given up, sooner where the caller says so", async () => {
  site.next("hang");
  expect(await failure(client({ timeout: 50 }).site())).toMatchObject({
    reason: "timeout",
    message: expect.stringContaining("did not answer within 0.05 seconds"),
  });
  for (const ask of [() => client().user(42, 50), () => client().site(50)]) {
    site.next("hang");
    expect(await failure(ask())).toMatchObject({ reason: "timeout" });
  }
});

test("an answer that misses the contract says which part", async () => {
  site.next({ body: { links: [{ user: "42" }] } });
  expect((await failure(client().links({ users: [42] }))).message).toContain("links.0.user");
});

test("neither password nor body is logged", async () => {
  site.next({ body: {} });
  await failure(client().createUser({ login: "ann", email: "ann@example.org" }));
  expect(logged.length).toBeGreaterThan(0);
  expect(logged.join()).not.toMatch(/the-secret|ann@example/);
});

test.each(["http://example.org", "ftp://example.org", "http://127.0.0.1.example.org"])(
  "%s is refused: the password would travel in the open",
  (address) => {
    expect(() => client({ url: address })).toThrow("must begin with https");
  },
);
