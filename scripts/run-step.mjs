import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "./install.mjs";

/** A script of an installed package, run with this Node.js. Resolves with the exit code and what it wrote (nothing when inherited). */
export function runNode(args, { inherit = false, environment = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: inherit ? "inherit" : ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...environment },
    });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => resolve({ code: 1, output: error.message }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

export const bin = (path) => join(root, "node_modules", path);

/** Runs a step; what it throws is printed and counts as one failure. Resolves with { name, milliseconds, passed?, failed }. */
export async function timed(name, step) {
  const begun = Date.now();
  console.log(`\n=== ${name}`);
  return { name, ...(await outcome(step)), milliseconds: Date.now() - begun };
}

/** Runs steps beside each other, at most `limit` at a time, printing each one's words when it is done. */
export async function runTogether(limit, steps) {
  const waiting = [...steps];
  const results = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, step] = next;
      const begun = Date.now();
      const result = await outcome(step, (words) => console.log(`\n=== ${name}\n${words}`));
      results.push({ name, ...result, milliseconds: Date.now() - begun });
    }
  };
  await Promise.all(Array.from({ length: limit }, work));
  return results;
}

async function outcome(step, print = console.log) {
  try {
    return { failed: 0, ...(await step()) };
  } catch (error) {
    print(error.message);
    return { failed: 1 };
  }
}
