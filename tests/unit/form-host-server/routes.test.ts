import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { request } from "node:http";
import { type AddressInfo } from "node:net";
import fastify from "fastify";
import { appPage } from "../../../sandbox/form-host/page";
import { registerFormHost } from "../../../sandbox/form-host";
import { accessOf } from "../../../sandbox/form-host/access-of";
import { type SecurityRole } from "../../../sandbox/metadata/read-role";
import { type Metadata } from "../../../sandbox/metadata/types";

const folder = mkdtempSync(join(tmpdir(), "form-host-"));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, "Picker/strings"), { recursive: true });
writeFileSync(join(folder, "contact.js"), "var loaded = 1;");
writeFileSync(join(folder, "Picker/bundle.js"), "var bundle = 1;");
writeFileSync(join(folder, "secret.txt"), "secret");
writeFileSync(join(folder, "welcome.html"), "<h1>Welcome</h1>");

const metadata: Metadata = {
  solution: { uniqueName: "s", version: "1", publisherPrefix: "p", choicePrefix: 1 },
  tables: {},
  relationships: [],
  webResources: [
    { id: "1", name: "p_/forms/contact.js", displayName: "", type: 3, file: join(folder, "contact.js") },
    { id: "3", name: "p_/welcome.html", displayName: "", type: 1, file: join(folder, "welcome.html") },
    { id: "2", name: "p_/forms/later.js", displayName: "", type: 3, file: undefined },
  ],
  controls: [{ name: "p_N.Picker", namespace: "N", constructorName: "Picker", folder: join(folder, "Picker") }],
  apps: [{ uniqueName: "p_<app>", name: { 1033: "App" }, areas: [], tables: [], formIds: [], viewIds: [] }],
  dataSources: [{ id: "d", name: "WordPress", dataProviderId: "x", connection: { Uri: "https://example.invalid" } }],
};

const app = fastify();
const dana = { id: "8b3c2b52-0000-4000-8000-000000000001", name: "Dana Dynamics" };
const amira = {
  id: "8b3c2b52-0000-4000-8000-000000000002",
  name: "Amira",
  note: "Arabic",
  languageId: 1025,
  theme: "dark" as const,
};
registerFormHost(app, { metadata, person: dana, people: [dana, amira] });
beforeAll(() => app.listen({ host: "127.0.0.1", port: 0 }));
afterAll(() => app.close());

/** Asks with the path as it is written: `fetch` would tidy up the dots. */
const get = (path: string) =>
  new Promise<{ status: number; headers: Record<string, string>; body: string }>((resolve, reject) => {
    const { port } = app.server.address() as AddressInfo;
    request({ host: "127.0.0.1", port, path, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers as Record<string, string>,
          body: Buffer.concat(parts).toString(),
        }),
      );
    })
      .on("error", reject)
      .end();
  });

describe("the form host's server side", () => {
  test("leads from / to the app", async () => {
    const answer = await get("/");
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toBe("/main.aspx?appname=p_%3Capp%3E");
  });

  test("says who the person is by a cookie that scripts can't read", async () => {
    const { headers } = await get("/main.aspx?pagetype=entitylist&etn=contact");
    expect(headers["set-cookie"]).toEqual([
      "sandbox_person=8b3c2b52-0000-4000-8000-000000000001; Path=/; HttpOnly; SameSite=Strict",
    ]);
  });

  test("allows scripts of this origin only, styles by a nonce of their own per page, no sniffing, no frames", async () => {
    const [one, other] = [await get("/main.aspx"), await get("/main.aspx")];
    const policy = String(one.headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-");
    expect(policy).not.toContain("unsafe");
    expect(policy).not.toBe(other.headers["content-security-policy"]);
    expect(one.headers["x-content-type-options"]).toBe("nosniff");
    expect(one.headers["x-frame-options"]).toBe("DENY");
  });

  test("escapes what it puts on the page", async () => {
    const { body } = await get("/main.aspx?etn=%3Cscript%3Ealert(1)%3C/script%3E");
    expect(body).not.toContain("<app>");
    expect(body).not.toContain("alert(1)");
  });

  test("gives the browser no data sources and no paths of this computer", async () => {
    const { body } = await get("/_host/metadata.json");
    expect(body).not.toContain(folder);
    expect(body).not.toContain("example.invalid");
    expect(JSON.parse(body)).toMatchObject({ languageId: 1033, person: { name: "Dana Dynamics" } });
  });

  test("serves web resources by name and controls by file", async () => {
    const script = await get("/WebResources/p_/forms/contact.js");
    expect(script.body).toBe("var loaded = 1;");
    expect(script.headers["content-type"]).toBe("text/javascript; charset=utf-8");
    expect(script.headers["x-content-type-options"]).toBe("nosniff");
    expect((await get("/Controls/p_N.Picker/bundle.js")).body).toBe("var bundle = 1;");
  });

  test.each([
    "/Controls/p_N.Picker/../secret.txt",
    "/Controls/p_N.Picker/..%2fsecret.txt",
    "/Controls/p_N.Picker/strings/..%2f..%2fsecret.txt",
    "/Controls/p_N.Picker/%2e%2e/secret.txt",
    "/Controls/p_N.Picker/strings",
    "/_host/..%2f..%2fpackage.json",
    "/_host/constructor",
  ])("does not serve %s", async (url) => {
    const answer = await get(url);
    expect(answer.status).toBe(404);
    expect(answer.body).not.toBe("secret");
  });

  test("says what is not built yet", async () => {
    const answer = await get("/WebResources/p_/forms/later.js");
    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.body).error.message).toBe(
      'The web resource "p_/forms/later.js" is not built yet: run the build, then reload.',
    );
  });
});

/** Asks as a browser does, with a body where one is given. */
const ask = (path: string, headers: Record<string, string> = {}, body?: object) =>
  fetch(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}${path}`, {
    ...(body ? { method: "POST", body: JSON.stringify(body) } : {}),
    headers: { ...(body ? { "content-type": "application/json" } : {}), ...headers },
  });

describe("who one works as", () => {
  const become = (person: string, headers?: Record<string, string>) => ask("/_host/person", headers, { person });
  const asAmira = { cookie: `other=1; sandbox_person=${amira.id}` };

  test("is chosen among the people of the sandbox", async () => {
    const answer = await become(amira.id);
    expect(answer.status).toBe(204);
    expect(answer.headers.get("set-cookie")).toBe(`sandbox_person=${amira.id}; Path=/; HttpOnly; SameSite=Strict`);
    expect((await become("nobody")).status).toBe(400);
  });

  test("is not chosen by another site", async () => {
    expect(await postAsOtherSite()).toBe(403);
  });

  test("decides language, direction and theme of the page, and what it may know", async () => {
    const page = await ask("/main.aspx", asAmira);
    expect(await page.text()).toContain('<html lang="ar" dir="rtl" data-theme="dark">');
    expect(page.headers.get("set-cookie")).toContain(amira.id);
    expect(await (await ask("/_host/metadata.json", asAmira)).json()).toMatchObject({
      person: { ...amira, access: {} },
      people: [
        { id: dana.id, name: dana.name },
        { id: amira.id, name: amira.name, note: "Arabic" },
      ],
      languageId: 1025,
    });
  });

  test.each([
    [1025, "ar", "rtl"],
    [1031, "de", "ltr"],
    [1036, "fr", "ltr"],
    [1037, "he", "rtl"],
    [1049, "en", "ltr"],
  ])("language %d: the page is named %s and runs %s", (languageId, tag, direction) => {
    const page = appPage({ nonce: "n", languageId, title: "App", theme: "light" });
    expect(page).toContain(`<html lang="${tag}" dir="${direction}"`);
  });

  test("is the first person for a cookie that names nobody", async () => {
    const page = await ask("/main.aspx", { cookie: "sandbox_person=%E0%A4%A" });
    expect(page.headers.get("set-cookie")).toContain(dana.id);
    expect(await page.text()).toContain('lang="en" dir="ltr" data-theme="light"');
  });

  /** `fetch` sets this header itself; a plain request says what a browser would say of a form on another site. */
  const postAsOtherSite = () =>
    new Promise<number | undefined>((resolve, reject) => {
      const { port } = app.server.address() as AddressInfo;
      const headers = { "content-type": "application/json", "sec-fetch-site": "cross-site" };
      request({ host: "127.0.0.1", port, path: "/_host/person", method: "POST", agent: false, headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on("error", reject)
        .end(JSON.stringify({ person: amira.id }));
    });
});

test("an HTML web resource may be framed by the app alone, and runs its inline scripts", async () => {
  const answer = await ask("/WebResources/p_/welcome.html");
  expect(await answer.text()).toBe("<h1>Welcome</h1>");
  expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'self'");
  expect((await ask("/main.aspx")).headers.get("content-security-policy")).toContain("frame-src 'self'");
});

test("a person's roles are spelled out by table: what no role gives is refused", () => {
  const table = { logicalName: "contact", schemaName: "Contact", columns: {} } as Metadata["tables"][string];
  const other = { logicalName: "x_user", schemaName: "x_User", columns: {} } as Metadata["tables"][string];
  const roles: SecurityRole[] = [
    { id: "r1", name: "Reader", privileges: { prvreadcontact: "Global" } },
    { id: "r2", name: "Writer", privileges: { prvwritecontact: "Basic", prvreadx_user: "Global" } },
  ];
  const given = { ...metadata, tables: { contact: table, x_user: other }, roles };
  const none = { create: false, read: false, write: false, delete: false };
  expect(accessOf(given, { ...dana, roles: ["Reader"] })).toEqual({
    tables: { contact: { ...none, read: true }, x_user: none },
    roles: ["r1"],
    columns: {},
  });
  expect(accessOf(given, { ...dana, roles: ["Reader", "Writer"] }).tables).toEqual({
    contact: { ...none, read: true, write: true },
    x_user: { ...none, read: true },
  });
  expect(accessOf(given, dana)).toEqual({});
});

test("secured columns are spelled out by what the person's profiles allow; an administrator's are all open", () => {
  const columns = { jobtitle: { logicalName: "jobtitle", isSecured: true }, lastname: { logicalName: "lastname" } };
  const table = { logicalName: "contact", schemaName: "Contact", columns } as unknown as Metadata["tables"][string];
  const profile = (name: string, right: "read" | "update") => ({
    ...{ id: name, name, columns: { "contact.jobtitle": { [right]: true } } },
  });
  const columnProfiles = [profile("Readers", "read"), profile("Writers", "update")];
  const given = { ...metadata, tables: { contact: table }, roles: [], columnProfiles };
  const rights = (profiles: string[]) => accessOf(given, { ...dana, roles: [], profiles }).columns;
  expect(rights([])).toEqual({ "contact.jobtitle": { create: false, read: false, update: false } });
  expect(rights(["Readers"])).toEqual({ "contact.jobtitle": { create: false, read: true, update: false } });
  expect(rights(["Readers", "Writers"])).toEqual({ "contact.jobtitle": { create: false, read: true, update: true } });
  expect(accessOf(given, dana)).toEqual({});
});
