import { type ChildProcess, fork } from "node:child_process";
import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { bridgeLogin } from "./seed/wordpress";
import { type Secrets } from "./secrets";

const root = join(__dirname, "..");
/** How long the bridge may take to end by itself. */
const patience = 10_000;

export interface ConfigOptions {
  port: number;
  dataverseUrl: string;
  wordpressUrl: string;
  siteTag: number;
  secrets: Secrets;
  bridgeClientId: string;
  /** Settings of the configuration file to be other than the sandbox's, e.g. `{ sweepSeconds: 1 }`. */
  settings?: Record<string, unknown>;
}

export interface BridgeOptions extends ConfigOptions {
  stateFolder: string;
  secrets: Secrets & { applicationPassword: string };
}

export interface RunningBridge {
  url: string;
  configFile: string;
  /** Everything the bridge logged, one JSON object per line. */
  logFile: string;
  pid: number | undefined;
  /** Resolves with a sentence when the bridge ends without being asked to. */
  died: Promise<Error>;
  stop(): Promise<void>;
}

const readyMessage = z.object({ ready: z.literal(true), port: z.number() });

/**
 * Starts the bridge as its own process, as on a server: `bridge serve` with a configuration file in the state folder. It ends
 * with its parent (IPC "disconnect"). @throws Error with the end of its log when it does not get ready.
 */
export async function startBridge(options: BridgeOptions): Promise<RunningBridge> {
  const configFile = join(options.stateFolder, "bridge.json");
  const logFile = join(options.stateFolder, "bridge.log");
  writeFileSync(configFile, `${JSON.stringify(configOf(options), null, 2)}\n`, { mode: 0o600 });
  const log = openSync(logFile, "w");
  const child = fork(join(root, "bridge/cli/main.ts"), ["--config", configFile, "serve"], {
    cwd: root,
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", log, log, "ipc"],
  });
  closeSync(log);
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let stopping = false;
  const port = await readiness(child, logFile);
  return {
    url: `http://127.0.0.1:${port}`,
    configFile,
    logFile,
    pid: child.pid,
    died: new Promise((resolve) => {
      void gone.then(() => stopping || resolve(new Error(`The bridge ended by itself. ${lastLines(logFile)}`)));
    }),
    async stop() {
      stopping = true;
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), patience);
      await gone;
      clearTimeout(timer);
    },
  };
}

/** The configuration file's content. The application password is missing until WordPress has made one. */
export function configOf(options: ConfigOptions): Record<string, unknown> {
  const { dataverseUrl, wordpressUrl, siteTag, secrets, bridgeClientId, port, settings } = options;
  return {
    listen: { host: "127.0.0.1", port },
    dataverse: {
      url: dataverseUrl,
      auth: {
        kind: "loopback",
        tokenUrl: `${dataverseUrl}/oauth2/v2.0/token`,
        clientId: bridgeClientId,
        clientSecret: secrets.bridgeClientSecret,
      },
    },
    feedKeys: [secrets.feedKey],
    webhookKeys: [secrets.webhookKey],
    tickSeconds: 2,
    sites: [
      {
        tag: siteTag,
        url: wordpressUrl,
        user: bridgeLogin,
        applicationPassword: secrets.applicationPassword ?? "not made yet",
        secret: secrets.siteSecret,
        default: true,
      },
    ],
    ...settings,
  };
}

function readiness(child: ChildProcess, logFile: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = () => reject(new Error(`The bridge could not be started. ${lastLines(logFile)}`));
    child.once("error", reject);
    child.once("exit", failed);
    child.on("message", (message) => {
      const ready = readyMessage.safeParse(message);
      if (!ready.success) return;
      child.off("exit", failed);
      resolve(ready.data.port);
    });
  });
}

const lastLines = (file: string) => readFileSync(file, "utf8").trim().split("\n").slice(-5).join("\n");
