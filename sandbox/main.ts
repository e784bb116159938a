import { join } from "node:path";
import { type Dataverse } from "./dataverse";
import { Parts } from "./parts";
import { bridgeLogin, connectWordPress, peoplePassword } from "./seed/wordpress";
import { readSecrets, type Secrets, writeSecrets } from "./secrets";
import { setUpDataverse } from "./set-up-dataverse";
import { type ConfigOptions, configOf, type RunningBridge, startBridge } from "./start-bridge";
import { startDataverse } from "./start-dataverse";
import { startSeededWordPress } from "./start-wordpress";
import { lockState } from "./state-lock";
import { findPort, type RunningWordPress } from "./wordpress";

const root = join(__dirname, "..");
const siteTag = 1;
/** What the solution gives the bridge and no more. */
const bridgeRole = "WordPress Bridge";
const bridgeClientId = "00000000-5750-4000-8000-00000000b71d";
const setUpClientId = "00000000-5750-4000-8000-000000005e70";

export interface SandboxOptions {
  /** Everything of this stack: rows, users, keys, logs. Made when missing; a second start goes on where the first one ended. */
  stateFolder: string;
  /** Ports on 127.0.0.1; 0 takes a free one. */
  ports: { dataverse: number; wordpress: number; bridge: number };
  /** Gets a sentence for every step that may take longer than a second. */
  log: (sentence: string) => void;
  /** Begin anew: forget everything in the state folder. */
  reset?: boolean;
  /** What the app runs is still being built: Dataverse and the app wait for it, WordPress does not. */
  built?: Promise<unknown>;
  /** What stacks share: WordPress itself and the template of a seeded site. Default `.sandbox` in the repository. */
  cacheFolder?: string;
  /** Settings of the bridge's configuration to be other than usual, e.g. `{ sweepSeconds: 1 }`. */
  bridgeSettings?: Record<string, unknown>;
  /** Solutions to import besides the shipped ones, or in the place of one with the same unique name: folders or zips. */
  solutions?: string[];
  /** Constants for WordPress. */
  constants?: Record<string, string | number | boolean>;
}

export interface Sandbox {
  /** Without a slash at the end. */
  urls: { dataverse: string; wordpress: string; bridge: string };
  credentials: {
    /** The password of the first start. */
    administrator: { login: string; password: string };
    /** One password for all of `sandbox/seed/people.ts`. */
    people: { password: string };
    bridgeUser: { login: string; applicationPassword: string };
    /** The application user that the bridge is in Dataverse. */
    bridgeClient: { clientId: string; clientSecret: string };
    siteSecret: string;
    feedKey: string;
    webhookKey: string;
  };
  dataverse: Dataverse;
  wordpress: RunningWordPress;
  bridge: RunningBridge;
  /** How long each part took to start, in milliseconds. */
  timings: { part: string; milliseconds: number }[];
  /** Resolves with a sentence when a part ends by itself. */
  died: Promise<Error>;
  stop(): Promise<void>;
}

/**
 * Starts Dataverse with the app, WordPress with the plugin, and the bridge between them; seeds and connects them. Resolves when
 * everything answers. Used by `npm start` and by tests alike.
 * @throws PortTaken, or Error with a sentence; what had been started is stopped again.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { stateFolder, ports, log, cacheFolder = join(root, ".sandbox") } = options;
  const parts = new Parts();
  try {
    for (const port of [ports.dataverse, ports.wordpress]) await findPort(port);
    const bridgePort = await findPort(ports.bridge);
    parts.add(lockState(stateFolder, options.reset));
    const secrets = readSecrets(stateFolder);
    // A first start that was ended half-way has drawn its secrets and told WordPress none of them.
    const isNew = !secrets.applicationPassword;
    const built = Promise.resolve(options.built);
    const [environment, wordpress] = await parts.startTogether(
      built.then(() => {
        log("Starting Dataverse and the app");
        return parts.start("Dataverse and the app", () =>
          startDataverse(stateFolder, ports.dataverse, clientsOf(secrets), options.solutions),
        );
      }),
      parts.start("WordPress", () =>
        startSeededWordPress({
          stateFolder: join(stateFolder, "wordpress"),
          port: ports.wordpress,
          cacheFolder,
          onProgress: log,
          constants: options.constants ?? {},
        }),
      ),
    );
    const bridgeUrl = `http://127.0.0.1:${bridgePort}`;
    const bridgeOptions: ConfigOptions = {
      ...{ port: bridgePort, dataverseUrl: environment.url, wordpressUrl: wordpress.url, siteTag },
      ...{ secrets, bridgeClientId, settings: options.bridgeSettings ?? {} },
    };
    log("Connecting Dataverse and WordPress with the bridge");
    const begun = Date.now();
    const [applicationPassword] = await parts.startTogether(
      connectWordPress(wordpress, {
        ...{ bridgeUrl, secret: secrets.siteSecret, siteTag },
        ...(secrets.applicationPassword && { applicationPassword: secrets.applicationPassword }),
        ...(isNew && { adminPassword: secrets.adminPassword }),
      }),
      setUpDataverse(stateFolder, {
        ...configOf(bridgeOptions),
        publicUrl: bridgeUrl,
        setup: { auth: setUpClient(environment.url, secrets) },
      }),
    );
    const complete = { ...secrets, applicationPassword };
    writeSecrets(stateFolder, complete);
    parts.took("connecting", begun);

    log("Starting the bridge");
    const bridge = await parts.start("the bridge", () =>
      startBridge({ ...bridgeOptions, stateFolder, secrets: complete }),
    );
    return {
      urls: { dataverse: environment.url, wordpress: wordpress.url, bridge: bridge.url },
      credentials: credentialsOf(complete),
      dataverse: environment.dataverse,
      wordpress,
      bridge,
      timings: parts.timings,
      died: bridge.died,
      stop: () => parts.stop(),
    };
  } catch (error) {
    // The failure that began it is the one to tell.
    await parts.stop().catch(() => undefined);
    throw error;
  }
}

const clientsOf = ({ bridgeClientSecret, setUpClientSecret }: Secrets) => [
  { clientId: bridgeClientId, clientSecret: bridgeClientSecret, name: "WordPress bridge", roles: [bridgeRole] },
  { clientId: setUpClientId, clientSecret: setUpClientSecret, name: "Sandbox set-up" },
];

const setUpClient = (dataverseUrl: string, { setUpClientSecret }: Secrets) => ({
  kind: "loopback",
  tokenUrl: `${dataverseUrl}/oauth2/v2.0/token`,
  clientId: setUpClientId,
  clientSecret: setUpClientSecret,
});

function credentialsOf(secrets: Secrets & { applicationPassword: string }): Sandbox["credentials"] {
  return {
    administrator: { login: "admin", password: secrets.adminPassword },
    people: { password: peoplePassword },
    bridgeUser: { login: bridgeLogin, applicationPassword: secrets.applicationPassword },
    bridgeClient: { clientId: bridgeClientId, clientSecret: secrets.bridgeClientSecret },
    siteSecret: secrets.siteSecret,
    feedKey: secrets.feedKey,
    webhookKey: secrets.webhookKey,
  };
}
