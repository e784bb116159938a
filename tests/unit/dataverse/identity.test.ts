import { applicationUser, start, type Started } from "./start";

let s: Started;
let now = new Date();
beforeEach(async () => {
  now = new Date("2026-03-01T10:00:00Z");
  s = await start({ now: () => now, people: ["Dana Dynamics", "Max Maker"] });
});
afterEach(() => s.stop());

const form = { "content-type": "application/x-www-form-urlencoded" };
const tokenBody = (secret: string) =>
  new URLSearchParams({
    grant_type: "client_credentials",
    client_id: applicationUser.clientId,
    client_secret: secret,
    scope: "http://127.0.0.1/.default",
  }).toString();
const token = async () =>
  (await s.raw("POST", "/oauth2/v2.0/token", tokenBody(applicationUser.clientSecret), form)).body
    .access_token as string;
const whoAmI = (headers: Record<string, string>) => s.raw("GET", "/api/data/v9.2/WhoAmI", undefined, headers);

test("an application user gets a token for id and secret, and acts as a user of its own", async () => {
  const bearer = { authorization: `Bearer ${await token()}` };
  const { body } = await whoAmI(bearer);
  const user = await s.raw(
    "GET",
    `/api/data/v9.2/systemusers(${body.UserId})?$select=fullname,applicationid`,
    undefined,
    bearer,
  );
  expect(user.body).toMatchObject({ fullname: applicationUser.name, applicationid: applicationUser.clientId });
  expect(body.UserId).not.toBe(s.dataverse.people[0]!.id);
});

test("a wrong secret, another grant and a form that is none get no token", async () => {
  expect(await s.raw("POST", "/oauth2/v2.0/token", tokenBody("wrong"), form)).toMatchObject({
    status: 401,
    body: { error: "invalid_client" },
  });
  expect((await s.raw("POST", "/oauth2/v2.0/token", "grant_type=password", form)).status).toBe(400);
  expect((await s.raw("POST", "/tenant/oauth2/v2.0/token", tokenBody(applicationUser.clientSecret), form)).status).toBe(
    200,
  );
});

test("a token ends after its time and does not fall back to the cookie", async () => {
  const bearer = { authorization: `Bearer ${await token()}` };
  now = new Date(now.getTime() + 3600_000);
  const cookie = `sandbox_person=${s.dataverse.people[0]!.id}`;
  expect((await whoAmI({ ...bearer, cookie })).status).toBe(401);
  expect((await whoAmI({ cookie })).status).toBe(200);
});

test("nobody, an unknown person and an application user's id in the cookie are refused", async () => {
  const application = s.dataverse.rows("systemuser").find(({ applicationid }) => applicationid)!;
  for (const headers of [
    {},
    { cookie: "sandbox_person=x" },
    { cookie: `sandbox_person=${String(application.systemuserid)}` },
  ])
    expect(await whoAmI(headers as Record<string, string>)).toMatchObject({
      status: 401,
      body: { error: { code: expect.any(String) } },
    });
});

test("each person acts as themselves", async () => {
  const [dana, max] = s.dataverse.people;
  expect((await whoAmI({ cookie: `a=b; sandbox_person=${max!.id}` })).body.UserId).toBe(max!.id);
  expect(dana!.name).toBe("Dana Dynamics");
});

test("a page of another origin reaches neither the Web API nor the knobs", async () => {
  const cookie = `sandbox_person=${s.dataverse.people[0]!.id}`;
  for (const hostile of [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }] as Record<
    string,
    string
  >[]) {
    expect((await whoAmI({ cookie, ...hostile })).status).toBe(403);
    expect((await s.raw("POST", "/_sandbox/reset", undefined, hostile)).status).toBe(403);
  }
});
