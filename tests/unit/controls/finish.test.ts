import { execFileSync } from "child_process";
import { pathToFileURL } from "url";
import { join } from "path";

const script = pathToFileURL(join(__dirname, "../../../scripts/finish-control.mjs")).href;

/** Reframes in a Node of its own: the script is a module. */
const reframe = (bundle: string): string =>
  execFileSync(
    process.execPath,
    [
      "--input-type=module",
      "-e",
      `import { reframe } from "${script}"; process.stdout.write(reframe(process.argv[1]));`,
      bundle,
    ],
    { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] },
  );

const bundle = `/*! */
var pcf_tools_0;(()=>{"use strict";const e={d:(t,r)=>{},o:1,r:e=>{}};let t={};e.r(t),e.d(t,{Picker:()=>J});class J{}pcf_tools_0=t})();
if (window.ComponentFramework && window.ComponentFramework.registerControl) {
	ComponentFramework.registerControl('A.B.Picker', pcf_tools_0.Picker);
} else {
	var A = A || {};
}`;

test("a reframed bundle registers its class with the host, or under its name where there is none", () => {
  const run = new Function("window", reframe(bundle));
  const registerControl = jest.fn();
  run({ ComponentFramework: { registerControl } });
  expect(registerControl).toHaveBeenCalledWith("A.B.Picker", expect.any(Function));
  const bare: { A?: { B: { Picker: unknown } } } = {};
  run(bare);
  expect(bare.A?.B.Picker).toEqual(expect.any(Function));
});

test("a bundle that is laid out otherwise is refused with a sentence", () => {
  expect(() => reframe("var other;")).toThrow(/pcf-scripts lays its bundles out differently/);
});
