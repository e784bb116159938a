import { execFileSync } from "child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
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

test("a reframed bundle registers its class with the host", () => {
  const registerControl = jest.fn();
  new Function("ComponentFramework", reframe(bundle))({ registerControl });
  expect(registerControl).toHaveBeenCalledWith("A.B.Picker", expect.any(Function));
});

test("what makes elements is looked up once, under its own name", () => {
  const drawing = bundle.replace(
    "class J{}",
    'const n=Reactv16;class J{draw(){return n.createElement("b",null,n.createElement("i"))}}',
  );
  const code = reframe(drawing);
  expect(code.match(/n\.createElement/g)).toHaveLength(1);
  const registerControl = jest.fn();
  const createElement = jest.fn((tag: string) => tag);
  new Function("ComponentFramework", "Reactv16", code)({ registerControl }, { createElement });
  expect(new registerControl.mock.calls[0][1]().draw()).toBe("b");
  expect(createElement).toHaveBeenCalledTimes(2);
});

test("a bundle that is laid out otherwise is refused with a sentence", () => {
  expect(() => reframe("var other;")).toThrow(/pcf-scripts lays its bundles out differently/);
});

test("5.4 row 24 a language without texts of its own gets English, so that the host finds some", () => {
  const folder = mkdtempSync(join(tmpdir(), "finished-control-"));
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  mkdirSync(join(folder, "strings"));
  write("bundle.js", bundle);
  write("ControlManifest.xml", "<manifest><resources></resources></manifest>");
  write("strings/Picker.1033.resx", "Clear");
  write("strings/Picker.1031.resx", "Leeren");
  const shared = join(__dirname, "../../../controls/shared");
  const run = `import { finishControl } from "${script}"; await finishControl("Picker", process.argv[1], process.argv[2]);`;
  execFileSync(process.execPath, ["--input-type=module", "-e", run, folder, shared]);
  const read = (path: string) => readFileSync(join(folder, path), "utf8");
  expect(["1033", "1031", "1043", "2052"].map((language) => read(`strings/Picker.${language}.resx`))).toEqual([
    "Clear",
    "Leeren",
    "Clear",
    "Clear",
  ]);
  expect(read("ControlManifest.xml")).toContain('<resx path="strings/Picker.1043.resx" version="1.0.0"/>');
  expect(read("ControlManifest.xml")).not.toContain("Picker.1031.resx");
  expect(read("css/picker.css")).toContain(".icds-picker");
  rmSync(folder, { recursive: true });
});
