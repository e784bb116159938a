import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { root } from "./install.mjs";

const usualState = join(root, ".sandbox/state");

/** Parts that listen, with their usual ports. */
export const listeners = [
  {
    part: "dataverse",
    flag: "--dataverse-port",
    variable: "DATAVERSE_PORT",
    usual: 8080,
    what: "Dataverse and the app",
  },
  { part: "wordpress", flag: "--wordpress-port", variable: "WORDPRESS_PORT", usual: 8081, what: "WordPress" },
  { part: "bridge", flag: "--bridge-port", variable: "BRIDGE_PORT", usual: 8082, what: "the bridge" },
];

export const help = `npm start -- [options]

Starts a local Dataverse with the app, WordPress with the plugin, and the bridge between them, all on 127.0.0.1.

${listeners.map(({ flag, variable, usual, what }) => `  ${`${flag} <port>`.padEnd(26)}${what} (default ${usual}; or ${variable})`).join("\n")}
  ${"--state <folder>".padEnd(26)}where rows, users and passwords are kept (default .sandbox/state)
  ${"--solution <path>".padEnd(26)}a solution of your own, zip or unpacked, to import too; may be repeated
  ${"--reset".padEnd(26)}begin anew: forget rows, users, passwords
  ${"--help".padEnd(26)}this text

State survives a restart. A solution with the unique name of a shipped one takes its place; "npm run pack" makes such zips.`;

/**
 * What the person asked for. Flags come before variables. Throws an Error with a sentence for what can't be.
 * Returns { help, reset, state, solutions, ports: { dataverse, wordpress, bridge } }.
 */
export function parseStartOptions(args, environment) {
  const options = {
    reset: { type: "boolean" },
    help: { type: "boolean" },
    state: { type: "string" },
    solution: { type: "string", multiple: true },
  };
  for (const { flag } of listeners) options[flag.slice(2)] = { type: "string" };
  let values;
  try {
    ({ values } = parseArgs({ args, options }));
  } catch (error) {
    throw new Error(`${error.message.split(". ")[0]}. "npm start -- --help" lists the options.`);
  }
  const ports = {};
  for (const { part, flag, variable, usual } of listeners) {
    const given = values[flag.slice(2)];
    const text = given ?? (environment[variable] || String(usual));
    ports[part] = parsePort(text, given === undefined && environment[variable] ? variable : flag);
  }
  for (const [index, { part, flag }] of listeners.entries()) {
    const other = listeners.slice(0, index).find((one) => ports[one.part] === ports[part] && ports[part] !== 0);
    if (other) throw new Error(`${other.flag} and ${flag} are both ${ports[part]}; each part needs a port of its own.`);
  }
  return {
    help: values.help ?? false,
    reset: values.reset ?? false,
    state: resolve(values.state ?? usualState),
    solutions: (values.solution ?? []).map((path) => resolve(path)),
    ports,
  };
}

function parsePort(text, source) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new Error(`${source} has to be a port number from 0 to 65535, not "${text}".`);
}
