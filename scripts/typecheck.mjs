import { spawn } from "node:child_process";
import { join } from "node:path";
import { installWhenNeeded, requireNode, root } from "./install.mjs";

requireNode();
installWhenNeeded();

/** What runs in Node, what runs in a browser, and the controls as pcf-scripts compiles them. */
const projects = ["tsconfig.node.json", "tsconfig.browser.json", "tsconfig.json"];

// The controls' types come from their manifests.
const { buildControls } = await import("./build-controls.mjs");
await buildControls({ types: true });

const check = (project) =>
  new Promise((resolve) => {
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const child = spawn(process.execPath, [tsc, "--noEmit", "-p", project], { cwd: root, stdio: "inherit" });
    child.on("close", (code) => resolve(code === 0));
  });

const results = [];
for (const project of projects) results.push(await check(project));
process.exitCode = results.every(Boolean) ? 0 : 1;
