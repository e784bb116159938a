import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPort, type RunningWordPress, startWordPress } from "../../sandbox/wordpress";

const coreFolder = join(__dirname, "../../.sandbox/wordpress-core");
const stateFolder = mkdtempSync(join(tmpdir(), "embedded-wordpress-"));
const pluginFolder = join(stateFolder, "probe");
let wordpress: RunningWordPress;

/** A plugin that does what tests ask for in the query string. */
const probe = `<?php
/* Plugin Name: Probe */
add_action('init', function () {
	if (isset($_GET['hang'])) { while (true) {} }
	if (isset($_GET['cookies'])) { setcookie('one', '1'); setcookie('two', '2'); exit('cookies'); }
	if (isset($_GET['echo'])) { header('Content-Type: application/octet-stream'); echo file_get_contents('php://input'); exit; }
	if (isset($_GET['headers'])) { exit(wp_json_encode(array_filter($_SERVER, 'is_string'))); }
});
`;

const start = (port = 0, timeout = 60_000) =>
  startWordPress({
    ...{ stateFolder: join(stateFolder, "site"), port, coreFolder, timeout },
    pluginFolders: [{ slug: "probe", folder: pluginFolder }],
  });

beforeAll(async () => {
  mkdirSync(pluginFolder);
  writeFileSync(join(pluginFolder, "probe.php"), probe);
  writeFileSync(join(pluginFolder, "probe.css"), "body{}");
  wordpress = await start();
  await wordpress.run("require_once ABSPATH . 'wp-admin/includes/plugin.php'; activate_plugin('probe/probe.php');");
}, 300_000);

afterAll(async () => {
  await wordpress?.stop();
  rmSync(stateFolder, { recursive: true, force: true });
});

const get = (path: string, init?: RequestInit) => fetch(wordpress.url + path, { redirect: "manual", ...init });

/** Sends a path as it is: fetch would take the dots out before. */
const getRaw = (path: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const { port } = new URL(wordpress.url);
    request({ port, path, host: "127.0.0.1" }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on("error", reject)
      .end();
  });

test("the sign-in page is WordPress's own and sets its test cookie", async () => {
  const answer = await get("/wp-login.php");
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('id="loginform"');
  expect(answer.headers.getSetCookie().join()).toContain("wordpress_test_cookie");
});

test("pretty links, REST under /wp-json/ and XML-RPC answer", async () => {
  expect((await get("/sample-page/")).status).toBe(200);
  expect((await get("/wp-json/")).headers.get("content-type")).toContain("application/json");
  const call = "<?xml version='1.0'?><methodCall><methodName>demo.sayHello</methodName></methodCall>";
  expect(await (await get("/xmlrpc.php", { method: "POST", body: call })).text()).toContain("Hello!");
});

test("files come from the folders with their type: core's and a plugin's", async () => {
  const style = await get("/wp-includes/css/dashicons.min.css?ver=1");
  expect([style.status, style.headers.get("content-type")]).toEqual([200, "text/css; charset=utf-8"]);
  expect(await (await get("/wp-content/plugins/probe/probe.css")).text()).toBe("body{}");
  const again = await get("/wp-includes/css/dashicons.min.css", {
    headers: { "if-none-match": style.headers.get("etag")! },
  });
  expect(again.status).toBe(304);
});

test.each([
  "/wp-content/../../stamp",
  "/wp-content/plugins/probe/../../../../stamp.json",
  "/%2e%2e/%2e%2e/keys.json",
  "/site/keys.json",
  "/wp-content/database/.ht.sqlite",
  "/.ht.sqlite",
])("%s leads nowhere", async (path) => expect([301, 404]).toContain(await getRaw(path)));

test("a PHP file's source is never served", async () => {
  expect(await (await get("/wp-content/plugins/probe/probe.php")).text()).not.toContain("Plugin Name");
});

test("every Set-Cookie header arrives, bytes are kept, and nobody can pretend to be a proxy", async () => {
  expect((await get("/?cookies")).headers.getSetCookie()).toEqual(["one=1", "two=2"]);
  const bytes = new Uint8Array(Array.from({ length: 1024 }, (_, index) => index % 256));
  const echoed = await get("/?echo", {
    method: "POST",
    body: bytes,
    headers: { "content-type": "application/octet-stream" },
  });
  expect(new Uint8Array(await echoed.arrayBuffer())).toEqual(bytes);
  const seen = await (
    await get("/?headers", { headers: { "x-forwarded-for": "10.0.0.1", "x-forwarded-proto": "https" } })
  ).text();
  expect(seen).not.toContain("FORWARDED");
});

test("mail goes to a file of the stack and nowhere else", async () => {
  expect(await wordpress.run("echo (int) wp_mail('ann@example.com', 'Hello', 'Text');")).toBe("1");
  expect(readFileSync(join(stateFolder, "site/mail.jsonl"), "utf8")).toContain('"subject":"Hello"');
});

test("WordPress can't reach another host", async () => {
  expect(
    await wordpress.run(
      "echo is_wp_error($a = wp_remote_get('http://example.com/')) ? $a->get_error_code() : 'reached';",
    ),
  ).toBe("http_request_not_executed");
});

test("PHP code that fails rejects with PHP's own words", async () => {
  await expect(wordpress.run("missing_function();")).rejects.toThrow("Call to undefined function missing_function()");
});

test("a request that hangs is answered with a sentence, and PHP works again afterwards", async () => {
  await wordpress.stop();
  const hasty = await start(0, 3_000);
  try {
    const answer = await fetch(`${hasty.url}/?hang`);
    expect(answer.status).toBe(504);
    expect(await answer.text()).toBe("WordPress did not answer within 3 s.\n");
    expect(await hasty.run("echo 'works';")).toBe("works");
  } finally {
    await hasty.stop();
    wordpress = await start();
  }
});

test("users, sessions' keys and settings survive a restart on another port", async () => {
  await wordpress.run("wp_create_user('survivor', 'x', 's@example.com');");
  const keys = readFileSync(join(stateFolder, "site/keys.json"), "utf8");
  await wordpress.stop();
  wordpress = await start(await findPort(0));
  expect(await wordpress.run("echo get_user_by('login', 'survivor')->user_email;")).toBe("s@example.com");
  expect(readFileSync(join(stateFolder, "site/keys.json"), "utf8")).toBe(keys);
  expect(await wordpress.run("echo home_url();")).toBe(wordpress.url);
});

test("a taken port is named", async () => {
  const port = Number(new URL(wordpress.url).port);
  await expect(start(port)).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`);
});
