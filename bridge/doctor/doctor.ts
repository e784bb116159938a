import { setTimeout as pause } from "node:timers/promises";
import type { BridgeConfig } from "../config";
import { createDataverseClient } from "../dataverse/client";
import { createTokenSource } from "../dataverse/token";
import { contextOf, type SetupContext } from "../setup/part";
import { createWordPressClient } from "../wordpress-client";
import type { Finding } from "./check";
import { lookAtBridge } from "./look-at-bridge";
import { lookAtDataverse, lookAtSetup } from "./look-at-dataverse";
import { lookAtSite } from "./look-at-site";
import { tryTestRow } from "./test-row";

export interface DoctorOptions {
  /** Whether a contact and a WordPress user may be made and deleted again. Asked only when nothing before it failed. */
  mayWrite: () => Promise<boolean>;
  /** Hears each finding as it comes. */
  onFinding?: (finding: Finding) => void;
  signal?: AbortSignal;
  sleep?: (milliseconds: number) => Promise<unknown>;
}

const log = { debug: () => undefined };

/**
 * Looks at the whole chain, link by link, from outside: sites, bridge, Dataverse, set-up, and both ways with a test row. What does not hold is a
 * finding. @throws Error with a sentence for a certificate file that can't be used, and what `mayWrite` throws.
 */
export async function examine(config: BridgeConfig, options: DoctorOptions): Promise<Finding[]> {
  const { mayWrite, onFinding, sleep = pause, signal } = options;
  const findings: Finding[] = [];
  const add = (found: Finding[]) => found.forEach((one) => (findings.push(one), onFinding?.(one)));
  const client = (auth: Parameters<typeof createTokenSource>[1]) =>
    createDataverseClient({ url: config.dataverse.url, token: createTokenSource(config.dataverse.url, auth), log });
  const admin = config.setup?.auth && client(config.setup.auth);
  const where = config.publicUrl === undefined ? undefined : contextOf(config);

  for (const site of config.sites) add(await lookAtSite(site));
  add(
    where
      ? await lookAtBridge(where)
      : [
          {
            link: "The bridge answers at its public address",
            result: "failed",
            detail: "The configuration does not say where Dataverse reaches the bridge.",
            advice: 'Add "publicUrl": "https://…" to the configuration and run bridge setup.',
          },
        ],
  );
  const dataverse = await lookAtDataverse(client(config.dataverse.auth));
  add(dataverse);
  const context: SetupContext | undefined = admin && where && { ...where, dataverse: admin, sleep };
  if (dataverse[0]?.result === "well") add(await lookAtSetup(context));
  add(await withTestRow());
  return findings;

  async function withTestRow(): Promise<Finding[]> {
    const link = "Both ways, with a test row";
    const leftOut = (detail: string): Finding[] => [{ link, result: "left out", detail }];
    const site = config.sites.find((one) => one.default)!;
    if (findings.some(({ result }) => result === "failed")) return leftOut("Something before it failed.");
    if (!admin) return leftOut("Needs setup.auth in the configuration: the bridge itself may not make contacts.");
    if (!(await mayWrite())) return leftOut("Not wanted; --yes allows it.");
    return tryTestRow({
      dataverse: admin,
      wordpress: createWordPressClient({ ...site, log }),
      siteTag: site.tag,
      // A lost webhook is made up for by the next sweep; both have to be over by then.
      patience: (config.sweepSeconds + config.tickSeconds) * 1000 + 30_000,
      sleep,
      ...(signal && { signal }),
    });
  }
}
