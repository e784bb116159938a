import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BridgeConfig, parseConfig } from "../../bridge/config";
import type { Finding } from "../../bridge/doctor/check";
import { examine } from "../../bridge/doctor/doctor";
import { contact, wordpressUser } from "../../model/generated/names";
import { type Sandbox, startSandbox } from "../../sandbox/main";
import { type Front, startFront } from "./front-of-wordpress";

/** `bridge doctor` on the whole stack; WordPress is reached through a web server that can be given faults. */
jest.setTimeout(120_000);
const root = join(__dirname, "../..");
let sandbox: Sandbox;
let front: Front;
let folder: string;
/** The sandbox's own configuration, with what `bridge setup` needs and the way through the front. */
let settings: Record<string, unknown> & { sites: Record<string, unknown>[] };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "doctor-"));
  sandbox = await startSandbox({
    ...{ stateFolder: join(folder, "state"), log: () => undefined },
    ports: { dataverse: 0, wordpress: 0, bridge: 0 },
    bridgeSettings: { sweepSeconds: 1 },
  });
  front = await startFront(sandbox.urls.wordpress);
  const read = (name: string) => JSON.parse(readFileSync(join(folder, "state", name), "utf8")) as typeof settings;
  const { setup, publicUrl } = read("bridge-setup.json");
  const config = read("bridge.json");
  settings = { ...config, setup, publicUrl, sites: [{ ...config.sites[0], url: sandbox.urls.wordpress }] };
});
afterAll(async () => {
  await front.close();
  await sandbox.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => (front.fault = {}));

const configOf = (change: Record<string, unknown> = {}): BridgeConfig => parseConfig({ ...settings, ...change });
/** The same, with WordPress behind the front. */
const behindFront = (change: Record<string, unknown> = {}) =>
  configOf({ sites: [{ ...settings.sites[0], url: front.url, ...change }] });
const look = (config: BridgeConfig, mayWrite = false) => examine(config, { mayWrite: () => Promise.resolve(mayWrite) });
const failed = (findings: Finding[]) => findings.filter(({ result }) => result === "failed");
const links = (findings: Finding[]) => findings.map(({ link, result }) => `${link}: ${result}`);

describe("a chain that holds", () => {
  it("is well in every link, both ways, and nothing of the test is left", async () => {
    const users = () => sandbox.wordpress.run(`<?php echo count_users()['total_users'];`);
    const [before, contacts] = [await users(), sandbox.dataverse.rows(contact.table).length];
    const findings = await look(configOf(), true);
    expect(links(findings)).toEqual([
      "Site 1: WordPress answers: well",
      "Site 1: clock: well",
      "Site 1: version of the plugin: well",
      "The bridge answers at its public address: well",
      "A wrong key is refused: well",
      "Feed -> WordPress: well",
      "The webhook takes its key: well",
      "Changes and sweeps: well",
      "Dataverse lets the bridge in: well",
      "Contacts can be read: well",
      "Tenant -> feed: well",
      "Set-up of Dataverse: well",
      "Tenant -> webhook: well",
      "Test rows made: well",
      "Contact -> WordPress: well",
      "WordPress -> contact: well",
      "Test rows removed: well",
    ]);
    expect([await users(), sandbox.dataverse.rows(contact.table).length]).toEqual([before, contacts]);
    const said = JSON.stringify(findings);
    const { feedKey, webhookKey, bridgeUser, siteSecret } = sandbox.credentials;
    for (const secret of [feedKey, webhookKey, bridgeUser.applicationPassword, siteSecret])
      expect(said).not.toContain(secret);
  });

  it("is not written to without a yes", async () => {
    sandbox.dataverse.knobs.clearLogs();
    const findings = await look(configOf());
    expect(findings.at(-1)).toMatchObject({ link: "Both ways, with a test row", result: "left out" });
    expect(failed(findings)).toEqual([]);
    const written = sandbox.dataverse.knobs.requests.filter(
      ({ method, url }) => method === "POST" && /contacts/.test(url),
    );
    expect(written).toEqual([]);
  });

  it("is looked at without the right to set up as far as the bridge itself may", async () => {
    const findings = await look(configOf({ setup: undefined }), true);
    expect(failed(findings)).toEqual([]);
    expect(findings.filter(({ result }) => result === "left out").map(({ link }) => link)).toEqual([
      "Set-up of Dataverse",
      "Tenant -> webhook",
      "Both ways, with a test row",
    ]);
  });

  it("is told by the command line: --json one array, exit code 0, no key", async () => {
    const file = join(folder, "doctor.json");
    writeFileSync(file, JSON.stringify(settings));
    const flags = ["--import", "tsx", join(root, "bridge/cli/main.ts"), "--config", file, "doctor", "--json"];
    const { code, stdout } = await run(flags);
    expect(code).toBe(0);
    expect(failed(JSON.parse(stdout) as Finding[])).toEqual([]);
    expect((await run([...flags.slice(0, 3), "--help"])).stdout).toMatch(/doctor[^]*look at the whole chain/);
  });
});

describe("what commonly breaks it is named", () => {
  const first = async (config: BridgeConfig) => failed(await look(config))[0];

  it("the Authorization header is taken out on its way", async () => {
    front.fault = { drop: ["authorization"] };
    expect(await first(behindFront())).toMatchObject({
      link: "Site 1: WordPress answers",
      detail: expect.stringContaining("the Authorization header does not arrive"),
      advice: expect.stringContaining("CGIPassAuth On"),
    });
  });

  it("application passwords are switched off", async () => {
    const plugin = "'/site/mu-plugins/no-application-passwords.php'";
    const off = "<?php add_filter('wp_is_application_passwords_available', '__return_false');";
    await sandbox.wordpress.run(`<?php wp_mkdir_p(dirname(${plugin})); file_put_contents(${plugin}, $input);`, off);
    try {
      expect(await first(behindFront())).toMatchObject({
        detail: expect.stringContaining("application passwords switched off"),
      });
    } finally {
      await sandbox.wordpress.run(`<?php unlink(${plugin});`);
    }
  });

  it("the application password is wrong, or its user may not bind", async () => {
    expect(await first(behindFront({ applicationPassword: "abcd efgh ijkl" }))).toMatchObject({
      detail: expect.stringContaining("refuses the application password"),
    });
    const made = `<?php echo WP_Application_Passwords::create_new_application_password(get_user_by('login', 'anna.berg')->ID, ['name' => 'doctor'])[0];`;
    const password = await sandbox.wordpress.run(made);
    expect(await first(behindFront({ user: "anna.berg", applicationPassword: password }))).toMatchObject({
      detail: expect.stringContaining("may not bind users"),
      advice: expect.stringContaining("Dataverse bridge"),
    });
  });

  it("the plugin is not active", async () => {
    const plugins = await sandbox.wordpress.run(`<?php echo json_encode(get_option('active_plugins'));`);
    await sandbox.wordpress.run(`<?php update_option('active_plugins', []);`);
    try {
      expect(await first(behindFront())).toMatchObject({ detail: expect.stringContaining("no route of the plugin") });
    } finally {
      await sandbox.wordpress.run(`<?php update_option('active_plugins', json_decode($input, true));`, plugins);
    }
  });

  it("a firewall answers with a page of its own, and a page for people stands where rest_route should", async () => {
    front.fault = { answer: { status: 403, body: "<html>Request blocked</html>" } };
    expect(await first(behindFront())).toMatchObject({
      detail: expect.stringContaining("in front of WordPress answered 403"),
    });
    front.fault = { answer: { status: 200, body: "<!doctype html><title>Our blog</title>" } };
    expect(await first(behindFront())).toMatchObject({ advice: expect.stringContaining("Settings > Permalinks") });
  });

  it("WordPress's clock is wrong", async () => {
    front.fault = { rewrite: (body) => body.replace(/"time":"20\d\d/, '"time":"2001') };
    expect(await first(behindFront())).toMatchObject({
      link: "Site 1: clock",
      detail: expect.stringContaining("signed questions are refused beyond 300"),
    });
  });

  it("the plugin is of another version", async () => {
    front.fault = { rewrite: (body) => body.replace(/"plugin_version":"[^"]*"/, '"plugin_version":"0.0.1"') };
    expect(await first(behindFront())).toMatchObject({ link: "Site 1: version of the plugin" });
  });

  it("the configuration has other keys than the running bridge", async () => {
    expect(await first(configOf({ feedKeys: ["a key that nobody knows"] }))).toMatchObject({
      detail: expect.stringContaining("refuses the first of feedKeys"),
    });
    expect(await first(configOf({ webhookKeys: ["a key that nobody knows"] }))).toMatchObject({
      detail: expect.stringContaining("refuses the first of webhookKeys"),
    });
  });

  it("the bridge is not reached at its public address, or something else answers there", async () => {
    expect(await first(configOf({ publicUrl: "http://127.0.0.1:9" }))).toMatchObject({
      detail: expect.stringContaining("can't be reached"),
    });
    expect(await first(configOf({ publicUrl: sandbox.urls.wordpress }))).toMatchObject({
      link: "The bridge answers at its public address",
    });
    expect(await first(configOf({ publicUrl: undefined }))).toMatchObject({
      advice: expect.stringContaining("publicUrl"),
    });
  });

  it("Dataverse reads from another address than the bridge's: the tenant's way fails and set-up is due", async () => {
    const [source] = sandbox.dataverse.rows("msdyn_odatav4ds");
    const point = (msdyn_uri: unknown) =>
      sandbox.dataverse.fetch(sandbox.dataverse.people[0])(
        `${sandbox.urls.dataverse}/api/data/v9.2/msdyn_odatav4ds(${String(source!.msdyn_odatav4dsid)})`,
        { method: "PATCH", headers: { "content-type": "application/json" }, body: JSON.stringify({ msdyn_uri }) },
      );
    await point("http://127.0.0.1:9/odata");
    try {
      const wrong = failed(await look(configOf()));
      expect(wrong.map(({ link }) => link)).toEqual(["Tenant -> feed", "Set-up of Dataverse"]);
      expect(wrong[1]?.detail).toMatch(/Data source of the virtual table: set msdyn_uri/);
    } finally {
      await point(source!.msdyn_uri);
    }
  });

  it("Dataverse's webhooks fail, and an ordinary user may not read that", async () => {
    sandbox.dataverse.seed("asyncoperation", [
      {
        ...{
          asyncoperationid: "77777777-7777-4777-8777-777777777777",
          name: `WordPress bridge: Update of ${contact.table}`,
        },
        ...{ statecode: 3, statuscode: 31, friendlymessage: "The endpoint answered 401." },
        createdon: new Date().toISOString(),
      },
    ]);
    expect(await first(configOf())).toMatchObject({
      link: "Tenant -> webhook",
      detail: expect.stringContaining("The endpoint answered 401."),
    });
    const { dataverse } = settings as unknown as { dataverse: { auth: object } };
    const refused = await look(configOf({ setup: { auth: dataverse.auth } }), true);
    expect(failed(refused).map(({ link }) => link)).toEqual(["Set-up of Dataverse"]);
    expect(failed(refused)[0]?.detail).toMatch(/lacks prvCreateServiceEndpoint/);
    expect(sandbox.dataverse.rows(wordpressUser.table)).toEqual([]);
  });
});

/** A link that does not hold is exit code 1 and an answer all the same. */
const run = (flags: string[]): Promise<{ code: number; stdout: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, flags, { cwd: root, timeout: 60_000 }, (error, stdout) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout }),
    );
  });
