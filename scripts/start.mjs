/*
 * `npm start`: everything on this machine with one command. Plain Node until the packages are there.
 */
import { createRequire } from "node:module";
import { installWhenNeeded, requireNode } from "./install.mjs";
import { help, listeners, parseStartOptions } from "./start-options.mjs";

requireNode();
const begun = Date.now();
const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;
const log = (sentence) => console.log(`[${seconds(Date.now() - begun).padStart(7)}] ${sentence}`);

/** A sentence instead of a stack: the person didn't write this program. */
function giveUp(error) {
  const taken = listeners.find(({ part }) => error.port !== undefined && options.ports[part] === error.port);
  console.error(
    taken
      ? `Port ${error.port} for ${taken.what} is taken by another program; stop that or choose another port (0: any free one): npm start -- ${taken.flag} ${(error.port % 60_000) + 1000}`
      : error.message,
  );
  process.exit(1);
}

let options;
try {
  options = parseStartOptions(process.argv.slice(2), process.env);
} catch (error) {
  console.error(error.message);
  process.exit(2);
}
if (options.help) {
  console.log(help);
  process.exit(0);
}

installWhenNeeded();

// From here on something may have to be stopped. The first signal stops in order, the second at once.
let sandbox;
let ending = false;
async function end(code) {
  if (ending) process.exit(code || 1);
  ending = true;
  try {
    await sandbox?.stop();
  } catch (error) {
    giveUp(error);
  }
  process.exit(code);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void end(0));
// A terminal that was closed can't be written to; that must not keep anything alive.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
// npm, when it alone is ended, ends the shell between it and this process and tells nobody else.
const parent = process.ppid;
if (process.env.npm_lifecycle_event === "start")
  setInterval(() => process.ppid === parent || ending || void end(0), 1000).unref();

log("Building what changed");
const { build } = await import("./build.mjs");
const beforeBuilding = Date.now();
let building;
const built = build(log).then(() => {
  building = Date.now() - beforeBuilding;
  log("Built");
});
built.catch(() => {});
try {
  (await import("tsx/cjs/api")).register();
  const { startSandbox } = createRequire(import.meta.url)("../sandbox/main.ts");
  const { state: stateFolder, ports, reset, solutions } = options;
  sandbox = await startSandbox({ stateFolder, ports, log, built, reset, solutions });
} catch (error) {
  giveUp(error);
}

const { urls, credentials } = sandbox;
const timings = [{ part: "building", milliseconds: building }, ...sandbox.timings];
const parts = timings.map(({ part, milliseconds }) => `${part} ${seconds(milliseconds)}`).join(", ");
console.log(`
  The app              ${urls.dataverse}
  WordPress            ${urls.wordpress}
    administrator      ${urls.wordpress}/wp-admin/   ${credentials.administrator.login} / ${credentials.administrator.password}
    everybody else     ${urls.wordpress}/wp-login.php   e.g. maria.moore / ${credentials.people.password}
  The bridge           ${urls.bridge}/health   (log: ${sandbox.bridge.logFile})

  Stop with Ctrl-C. Begin anew with: npm start -- --reset

  Ready in ${seconds(Date.now() - begun)}: ${parts}.
`);

const reason = await sandbox.died;
console.error(reason.message);
await end(1);
