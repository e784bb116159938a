import { spawnSync } from "node:child_process";
import path from "node:path";

const root = path.resolve(__dirname, "../../..");

/** Lints one line of code as if it stood in `file` and returns the messages. */
function lint(file: string, code: string): string {
  const cli = path.join(root, "node_modules/eslint/bin/eslint.js");
  const args = [cli, "--stdin", "--stdin-filename", file, "--format", "json"];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, input: code, encoding: "utf8" });
  if (!stdout) throw new Error(stderr);
  return (JSON.parse(stdout) as { messages: { message: string }[] }[])
    .flatMap((file) => file.messages.map((m) => m.message))
    .join("\n");
}

const forbidden: [file: string, target: string][] = [
  ["model/anything.ts", "../odata/parse-filter"],
  ["controls/shared/anything.ts", "../../bridge/config"],
  ["webresources/src/anything.ts", "../../sandbox/metadata"],
  ["plugins/steps/contact/anything.ts", "../../../bridge/settle/settle"],
  ["bridge/settle/anything.ts", "../../sandbox/main"],
  ["sandbox/dataverse/anything.ts", "../../bridge/app"],
];

describe("the design's arrows", () => {
  it.each(forbidden)("%s may not import %s", (file, target) => {
    expect(lint(file, `export * from "${target}";\n`)).toMatch(/may import/);
  });

  it("bridge/ may import model/, plugins/ and odata/", () => {
    const code = ["model/user-guid", "plugins/registry", "odata/csdl"].map(
      (name) => `export * from "../../${name}";\n`,
    );
    expect(lint("bridge/feed/anything.ts", code.join(""))).toBe("");
  });
});
