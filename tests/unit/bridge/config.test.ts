import { usable } from "./config-examples";
import { parseConfig, readConfig } from "../../../bridge/config";

test("defaults are filled in, and one site is the default one by itself", () => {
  const { listen: _listen, ...rest } = usable;
  const { default: _default, ...site } = usable.sites[0]!;
  const config = parseConfig({ ...rest, sites: [site] });
  expect(config).toMatchObject({
    listen: { host: "127.0.0.1", port: 8082 },
    sweepSeconds: 60,
    deletionSweepSeconds: 3600,
    sites: [{ default: true }],
  });
});

test.each([
  ["a short key", { feedKeys: ["short"] }, "feedKeys.0"],
  ["three keys", { webhookKeys: Array(3).fill("webhook-key-webhook-1") }, "webhookKeys"],
  ["http to elsewhere", { dataverse: { ...usable.dataverse, url: "http://org.example" } }, "dataverse.url"],
  [
    "a loopback token from elsewhere",
    {
      dataverse: {
        url: "http://127.0.0.1:1",
        auth: { kind: "loopback", tokenUrl: "https://elsewhere.example/token", clientId: "c", clientSecret: "s" },
      },
    },
    "dataverse.auth.tokenUrl",
  ],
  ["a misspelt setting", { sweepSecond: 1 }, "sweepSecond"],
  ["no site", { sites: [] }, "sites"],
  ["the same tag twice", { sites: [usable.sites[0], { ...usable.sites[0], default: false }] }, "same tag"],
  [
    "two default sites",
    { sites: [usable.sites[0], { ...usable.sites[0], tag: 2, secret: "another-secret-another" }] },
    "exactly one",
  ],
  [
    "the same secret for two sites",
    { sites: [usable.sites[0], { ...usable.sites[0], tag: 2, default: false }] },
    "same secret",
  ],
  ["a public address in the clear", { publicUrl: "http://bridge.example" }, "publicUrl"],
])("%s is named and refused", (_title, change, named) =>
  expect(() => parseConfig({ ...usable, ...change })).toThrow(named),
);

test("what is wrong is told without the values, which may be secrets", () => {
  try {
    parseConfig({ ...usable, feedKeys: ["geheim"], listen: "geheim" });
  } catch (error) {
    expect((error as Error).message).toContain("feedKeys.0");
    expect((error as Error).message).not.toContain("geheim");
  }
  expect.assertions(2);
});

test("a file that isn't there is one sentence", () =>
  expect(() => readConfig("/nowhere/bridge.json")).toThrow("Name one with --config or BRIDGE_CONFIG."));
