import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { join } from "node:path";

const root = join(__dirname, "../../..");

/** What the build says about a bundle of this text. */
function problem(text: string): string {
  const code = `
    import { bundleProblem } from "./scripts/build-controls.mjs";
    process.stdin.on("data", (chunk) => process.stdout.write(bundleProblem(chunk) ?? ""));`;
  return execFileSync(process.execPath, ["--input-type=module", "-e", code], { cwd: root, input: text }).toString();
}

test.each([
  ["is large", "x".repeat(12_289), /at most 12288/],
  ["compresses badly", randomBytes(5_500).toString("hex"), /at most 12288 \(4608\)/],
  ["carries React", 'Symbol.for("react.element")', /copy of React or Fluent/],
  ["carries Fluent", "className='ms-ComboBox-option'", /copy of React or Fluent/],
  ["is a development build", "eval('1')", /eval/],
])("a control that %s fails its build", (_what, text, message) => expect(problem(text)).toMatch(message));

test("a bundle within its bounds is fine", () => expect(problem("registerControl()")).toBe(""));

const forms = ["onLoad", "onSave"];
const commands = ["enableLogin", "disableLogin", "unbind", "openInWordPress", "sendPasswordReset"];

test.each([
  ["contact", "Contact", forms],
  ["wordpressuser", "WordPressUser", forms],
  ["commands", "Commands", commands],
])("the script %s defines its global and nothing else", (name, global, functions) => {
  const file = join(root, "out/webresources", `${name}.js`);
  const before = Object.keys(globalThis);
  const scope = new Function(`${readFileSync(file, "utf8")}; return AlexaCRM.WordPress;`)() as Record<string, object>;
  expect(Object.keys(scope)).toEqual([global]);
  expect(Object.keys(scope[global]!)).toEqual(expect.arrayContaining(functions));
  expect(Object.keys(globalThis)).toEqual(before);
});
