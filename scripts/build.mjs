import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installWhenNeeded, requireNode, root } from "./install.mjs";

/** Builds with esbuild: what they are made from, and one file that they leave. Controls keep stamps of their own. */
const bundles = [
  {
    name: "web-resources",
    sources: ["webresources", "model", "node_modules/dataverse-ify/package.json", "scripts/build-webresources.mjs"],
    result: "out/webresources/contact.js",
    build: async () => (await import("./build-webresources.mjs")).buildWebResources(),
  },
  {
    name: "form-host",
    sources: ["sandbox/form-host/browser", "sandbox/metadata/types.ts", "model", "scripts/build-form-host.mjs"],
    result: "out/form-host/host.js",
    build: async () => (await import("./build-form-host.mjs")).buildFormHost(),
  },
];

/**
 * Builds what changed since the last build: controls, web resources, the app. `log` gets a sentence per control that was built.
 * Throws with the compiler's words when something can't be built.
 */
export async function build(log = console.log) {
  const { buildControls } = await import("./build-controls.mjs");
  const results = await Promise.allSettled([buildControls({ log }), ...bundles.map(buildChanged)]);
  const reasons = results.filter(({ status }) => status === "rejected").map(({ reason }) => reason.message);
  if (reasons.length) throw new Error(reasons.join("\n\n"));
}

async function buildChanged({ name, sources, result, build }) {
  const { contentHash, readStamp, writeStamp } = await import("./build-stamp.mjs");
  const hash = contentHash(sources.map((path) => join(root, path)));
  if (readStamp(name) === hash && existsSync(join(root, result))) return;
  await build();
  writeStamp(name, hash);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  requireNode();
  installWhenNeeded();
  await build().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
