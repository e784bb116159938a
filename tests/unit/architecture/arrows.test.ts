import { spawnSync } from "node:child_process";
import path from "node:path";

const root = path.resolve(__dirname, "../../..");

const forbidden: [file: string, target: string][] = [
  ["model/anything.ts", "../odata/parse-filter"],
  ["controls/shared/anything.ts", "../../bridge/config"],
  ["webresources/src/anything.ts", "../../sandbox/metadata"],
  ["plugins/steps/contact/anything.ts", "../../../bridge/settle/settle"],
  ["bridge/settle/anything.ts", "../../sandbox/main"],
  ["sandbox/dataverse/anything.ts", "../../bridge/app"],
];
const allowed = ["model/user-guid", "plugins/registry", "odata/csdl"];

const bridge = "bridge/feed/anything.ts";
const code: [file: string, code: string][] = [
  ...forbidden.map(([file, target]): [string, string] => [file, `export * from "${target}";\n`]),
  [bridge, allowed.map((name) => `export * from "../../${name}";\n`).join("")],
];

/** Lints lines of code as if they stood in the files named, in one process: ESLint's configuration is a module that Jest can't load. */
function lint(): Map<string, string> {
  const script = `
    const { ESLint } = require("eslint");
    const eslint = new ESLint({ cwd: ${JSON.stringify(root)} });
    const all = ${JSON.stringify(code)}.map(([filePath, code]) => eslint.lintText(code, { filePath }));
    Promise.all(all).then((results) => console.log(JSON.stringify(results.map(([r]) => r.messages.map((m) => m.message).join("\\n")))));`;
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", script], { cwd: root, encoding: "utf8" });
  if (!stdout) throw new Error(stderr);
  const messages = JSON.parse(stdout) as string[];
  return new Map(code.map(([file], index) => [file, messages[index]!]));
}

describe("the design's arrows", () => {
  const messages = lint();

  it.each(forbidden)("%s may not import %s", (file) => expect(messages.get(file)).toMatch(/may import/));

  it("bridge/ may import model/, plugins/ and odata/", () => expect(messages.get(bridge)).toBe(""));
});
