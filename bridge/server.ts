import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { AddressInfo } from "node:net";
import type { FastifyBaseLogger } from "fastify";
import { createApp } from "./app";
import { assemble } from "./assemble";
import type { BridgeConfig } from "./config";
import { runSite } from "./site/run-site";

export interface RunningBridge {
  port: number;
  close(): Promise<void>;
}

/** Starts the bridge: listens, then begins the sites' work. @throws Error with a sentence when the port is taken. */
export async function startBridge(config: BridgeConfig, log: FastifyBaseLogger): Promise<RunningBridge> {
  const { dataverse, sites } = assemble(config, `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`, log);
  let running: { tag: number; site: ReturnType<typeof runSite> }[] = [];
  const started = new Date().toISOString();
  const app = createApp({
    config,
    dataverse,
    sites,
    log,
    nudged: (tag) => running.find((one) => one.tag === tag)?.site.nudge(),
    health: () => ({
      status: "ok",
      started,
      sites: sites.map(({ site, remembered }) => ({
        tag: site.tag,
        holds_lease: site.holdsLease,
        waiting: site.waiting,
        users_from_memory: remembered.standingIn,
        ...running.find((one) => one.tag === site.tag)?.site.well(),
      })),
    }),
  });

  try {
    await app.listen(config.listen);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "EADDRINUSE") throw cause;
    throw new Error(
      `Port ${config.listen.port} of ${config.listen.host} is taken. Stop what uses it or set listen.port in the configuration.`,
      { cause },
    );
  }
  running = sites.map(({ site }) => ({ tag: site.tag, site: runSite(site, { ...config, log }) }));
  const { port } = app.server.address() as AddressInfo;
  log.info({ host: config.listen.host, port, sites: sites.length }, "The bridge is listening");

  return {
    port,
    async close() {
      // At the same time: an answer that somebody still waits for, e.g. a mail, must not keep the lease from other copies.
      await Promise.all([app.close(), ...running.map(({ site }) => site.stop())]);
      // Hints of the answers that came last.
      await Promise.all(sites.map(({ site }) => site.close()));
    },
  };
}

/** Milliseconds in which work in progress may end before the process does. */
const grace = 8_000;

/**
 * Keeps the process alive as long as somebody wants it: ends well on SIGINT, SIGTERM, SIGHUP, and when the parent that forked it is gone.
 */
export function closeWithProcess(bridge: RunningBridge, log: FastifyBaseLogger): void {
  let closing = false;
  const close = (why: string) => {
    if (closing) return;
    closing = true;
    log.info({ why }, "The bridge is closing");
    setTimeout(() => process.exit(1), grace).unref();
    bridge.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "The bridge did not close well");
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => close(signal));
  process.on("disconnect", () => close("the parent is gone"));
  process.send?.({ ready: true, port: bridge.port });
}
