/*
 * pcf-scripts exits 0 when a build fails, leaks property types from one control into the next, and lints a path that doesn't exist.
 * Running it once per control, from that control's own folder, into an emptied output folder, and checking what came out, cures all three.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { contentHash, readStamp, writeStamp } from "./build-stamp.mjs";
import { finishControl } from "./finish-control.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const source = join(root, "controls");
const target = join(root, "out/controls");
const cli = join(root, "node_modules/pcf-scripts/bin/pcf-scripts.js");
const limit = { raw: 12 * 1024, gzip: 4.5 * 1024 };

const names = () => readdirSync(source).filter((name) => existsSync(join(source, name, "ControlManifest.Input.xml")));

/**
 * Builds every control whose sources changed into `out/controls/<Name>/`; `log` gets a sentence for each one that was built.
 * `types`: only writes `generated/ManifestTypes.d.ts`. `force`: builds unchanged ones too.
 * Throws with the compiler's output when a control can't be built, is too big, or carries React or Fluent along.
 */
export async function buildControls({ types = false, force = false, log = console.log } = {}) {
  await Promise.all(names().map((name) => (types ? run(name, "refreshTypes") : buildOne(name, force, log))));
}

async function buildOne(name, force, log) {
  const folder = join(target, name);
  const stamp = `control-${name}`;
  const hash = contentHash([
    join(source, name),
    join(source, "shared"),
    join(source, "webpack.config.js"),
    join(root, "model"),
    join(root, "tsconfig.json"),
    join(root, "node_modules/pcf-scripts/package.json"),
    join(root, "node_modules/typescript/package.json"),
    fileURLToPath(import.meta.url),
    join(root, "scripts/finish-control.mjs"),
  ]);
  if (!force && readStamp(stamp) === hash && existsSync(join(folder, "bundle.js"))) return;
  // Built aside, so that whoever loads the control meanwhile finds the last good one whole.
  const aside = join(root, "out/unfinished", name);
  rmSync(aside, { recursive: true, force: true });
  try {
    await run(name, "build", aside);
    await finishControl(name, aside, join(source, "shared"));
    log(check(name, aside));
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  renameSync(aside, folder);
  writeStamp(stamp, hash);
}

function run(name, task, outDir = join(target, name)) {
  const folder = join(source, name);
  const options = ["--noColor", "--buildMode", "production", "--skipBuildLinting", "true"];
  const child = spawn(process.execPath, [cli, task, ...options, "--outDir", relative(folder, outDir)], {
    cwd: folder,
    env: { PP_TOOLS_TELEMETRY_OPTOUT: "1", ...process.env },
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0 && /\] Succeeded/.test(output)) resolve();
      else reject(new Error(`The control ${name} could not be built (${task}).\n${output.trim()}`));
    });
  });
}

/** A sentence with the size of a built control. Throws when a file is missing, or for what `bundleProblem` finds. */
function check(name, folder) {
  for (const file of ["bundle.js", "ControlManifest.xml"])
    if (!existsSync(join(folder, file))) throw new Error(`The build of the control ${name} left no ${file}.`);
  const bundle = readFileSync(join(folder, "bundle.js"));
  const problem = bundleProblem(bundle);
  if (problem) throw new Error(`The control ${name} ${problem}`);
  return `Built the control ${name}: ${bundle.length} bytes, ${gzipSync(bundle, { level: 9 }).length} compressed`;
}

/** What is wrong with a built bundle, as the rest of a sentence; undefined when nothing is. Sizes in bytes. */
export function bundleProblem(bundle, { raw, gzip } = limit) {
  const text = bundle.toString("utf8");
  const compressed = gzipSync(bundle, { level: 9 }).length;
  if (bundle.length > raw || compressed > gzip)
    return `has ${bundle.length} bytes (${compressed} compressed); at most ${raw} (${gzip}) are allowed. Look at what it imports.`;
  const carried = ["__SECRET_INTERNALS_DO_NOT_USE_OR_YOU_WILL_BE_FIRED", "react.element", "ms-ComboBox-"].find((mark) =>
    text.includes(mark),
  );
  if (carried) return `carries a copy of React or Fluent ("${carried}"); they have to come from the platform.`;
  if (/\beval\(/.test(text)) return "contains eval, which the solution checker refuses; build in production mode.";
  return undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await buildControls({ types: process.argv.includes("--types"), force: process.argv.includes("--force") }).catch(
    (error) => {
      console.error(error.message);
      process.exitCode = 1;
    },
  );
