import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parseConfig } from "../../../bridge/config";
import { contextOf } from "../../../bridge/setup/part";

const docs = path.resolve(__dirname, "../../../docs");
const page = readFileSync(path.join(docs, "install.md"), "utf8");

test("the configuration on the page about installing is one that the bridge takes, and that set-up takes", () => {
  const [, json = ""] = /```json\n([^]*?)```/.exec(page) ?? [];
  const config = parseConfig(JSON.parse(json));
  expect(contextOf(config).publicUrl).toBe("https://bridge.example.org");
  expect(config.setup?.auth?.kind).toBe("deviceCode");
});

test("the page about installing links to what there is; its pictures are small", () => {
  const links = [...page.matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => path.join(docs, link!));
  expect(links.filter((link) => !existsSync(link))).toEqual([]);
  for (const link of links.filter((one) => one.endsWith(".png"))) expect(statSync(link).size).toBeLessThan(120_000);
});
