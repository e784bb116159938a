import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./install.mjs";

const commands = [
  "google-chrome-stable",
  "google-chrome",
  "chromium",
  "chromium-browser",
  "microsoft-edge",
  "microsoft-edge-stable",
];
const usualPlaces = {
  darwin: ["Google Chrome", "Chromium", "Microsoft Edge"].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].flatMap((folder) =>
    ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"].map((path) =>
      join(process.env[folder] ?? "C:\\", path),
    ),
  ),
};

const sentence =
  "No browser was found for the end-to-end tests and none could be fetched. Install Chrome, Chromium or Edge, or set CHROME_PATH to one.";

/** A browser that is on this machine already: CHROME_PATH, Chrome, Chromium, Edge, or one that Playwright fetched. Undefined when there is none. */
export function installedBrowser(environment = process.env) {
  const given = environment.CHROME_PATH;
  if (given) {
    if (!isProgram(given)) throw new Error(`CHROME_PATH is "${given}", which is no program. Correct it or unset it.`);
    return given;
  }
  const inPath = commands.flatMap((name) =>
    (environment.PATH ?? "").split(delimiter).map((folder) => join(folder, name)),
  );
  return [...inPath, ...(usualPlaces[process.platform] ?? []), playwrightsOwn()].find(
    (path) => path && isProgram(path),
  );
}

/** The same, and where there is none: Playwright's own download, or Debian's package when run as root. Throws an Error with one sentence. */
export function findBrowser(log = console.log) {
  const installed = installedBrowser();
  if (installed) return installed;
  log("No Chrome, Chromium or Edge here: fetching Playwright's Chromium");
  spawnSync(process.execPath, [join(root, "node_modules/playwright/cli.js"), "install", "chromium"], {
    stdio: "inherit",
    timeout: 300_000,
  });
  const fetched = playwrightsOwn();
  if (fetched && isProgram(fetched) && starts(fetched)) return fetched;
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    log("Playwright's download did not work: installing Debian's chromium");
    spawnSync("sh", ["-c", "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium"], {
      stdio: "inherit",
      timeout: 600_000,
    });
    const packaged = installedBrowser();
    if (packaged && starts(packaged)) return packaged;
  }
  throw new Error(sentence);
}

function playwrightsOwn() {
  try {
    return createRequire(import.meta.url)("@playwright/test").chromium.executablePath();
  } catch {
    return undefined;
  }
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A fetched browser may miss libraries of the system; it says so when it starts. */
function starts(path) {
  try {
    execFileSync(path, ["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", "about:blank"], {
      stdio: "ignore",
      timeout: 60_000,
    });
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(process.argv.includes("--installed") ? (installedBrowser() ?? "") : findBrowser(console.error));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
