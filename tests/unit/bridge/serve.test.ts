import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { usable } from "./config-examples";

const root = join(__dirname, "../../..");
let folder: string;
let nobody: Server;
let address: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "bridge-"));
  nobody = createServer((_request, response) => void response.writeHead(503).end());
  await new Promise<void>((done) => nobody.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${(nobody.address() as AddressInfo).port}`;
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  nobody.closeAllConnections();
  await new Promise((done) => nobody.close(done));
});

function start(change: object = {}): { child: ChildProcess; output: () => string } {
  const config = join(folder, "bridge.json");
  const auth = { kind: "loopback", tokenUrl: `${address}/token`, clientId: "c", clientSecret: "client-secret-value" };
  const site = { ...usable.sites[0], url: address };
  writeFileSync(config, JSON.stringify({ ...usable, dataverse: { url: address, auth }, sites: [site], ...change }));
  const child = fork(join(root, "bridge/cli/main.ts"), ["serve", "--config", config], {
    cwd: root,
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let text = "";
  child.stdout!.on("data", (chunk) => (text += chunk));
  child.stderr!.on("data", (chunk) => (text += chunk));
  return { child, output: () => text };
}

test("a forked bridge says when it listens, answers, keeps secrets out of its log, and ends with its parent", async () => {
  const { child, output } = start();
  const [ready] = (await once(child, "message")) as [{ ready: boolean; port: number }];
  expect(ready).toMatchObject({ ready: true, port: expect.any(Number) as number });
  const base = `http://127.0.0.1:${ready.port}`;

  const health = await fetch(`${base}/health`);
  expect([health.status, await health.json()]).toMatchObject([200, { status: "ok", sites: [{ tag: 1 }] }]);
  const feed = await fetch(`${base}/odata/`, { headers: { "x-icds-key": usable.feedKeys[0]! } });
  expect(feed.status).toBe(200);
  const missing = await fetch(`${base}/nothing`);
  expect([missing.status, await missing.json()]).toMatchObject([404, { error: { code: "not_found" } }]);

  child.disconnect();
  const [code] = (await once(child, "exit")) as [number];
  expect(code).toBe(0);
  expect(output()).toContain("Pulling changes failed");
  for (const secret of [...usable.feedKeys, ...usable.webhookKeys, "client-secret-value", usable.sites[0]!.secret])
    expect(output()).not.toContain(secret);
});

test("a taken port and a wrong configuration end in one sentence and exit code 1", async () => {
  const port = (nobody.address() as AddressInfo).port;
  for (const [change, sentence] of [
    [{ listen: { port } }, `Port ${port} of 127.0.0.1 is taken`],
    [{ feedKeys: [] }, "feedKeys"],
  ] as const) {
    const { child, output } = start(change);
    const [code] = (await once(child, "exit")) as [number];
    expect([code, output()]).toEqual([1, expect.stringContaining(sentence)]);
    expect(output()).not.toContain("    at ");
  }
});
