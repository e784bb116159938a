import { z } from "zod";
import { version as ownVersion } from "../../package.json";
import type { SiteConfig } from "../config";
import { Broken, type Finding, lookAt } from "./check";
import { explainSite } from "./explain-wordpress";
import { fetchAnswer } from "./fetch-answer";

/** Seconds that clocks may differ: WordPress's signed questions are refused beyond (docs/contracts.md). */
const mayDiffer = 300;
const index = z.looseObject({ authentication: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]) });
type SiteToLookAt = Pick<SiteConfig, "tag" | "url" | "user" | "applicationPassword">;

/** Bridge -> WordPress, from this computer: the plugin answers, its clock is right, its version is ours. */
export async function lookAtSite(config: SiteToLookAt, now: () => number = Date.now): Promise<Finding[]> {
  const name = `Site ${config.tag}`;
  let answered: { time: string; plugin_version: string } | undefined;
  const findings = [
    await lookAt(`${name}: WordPress answers`, "See the site's error log.", async () => {
      const site = await ask(config);
      answered = site;
      return `${site.name}, WordPress ${site.wordpress_version}, plugin ${site.plugin_version}`;
    }),
  ];
  if (!answered) return findings;
  const { time, plugin_version: plugin } = answered;
  findings.push(
    await lookAt(`${name}: clock`, "", () => {
      const seconds = Math.round(Math.abs(Date.parse(time) - now()) / 1000);
      if (seconds > mayDiffer)
        throw new Broken(
          `The clocks of WordPress and of this computer differ by ${seconds} seconds: signed questions are refused beyond ${mayDiffer}, so sign-ins of bound users fail.`,
          "Switch time synchronisation (NTP) on, on both computers.",
        );
      return Promise.resolve(`differs by ${seconds} s`);
    }),
    await lookAt(`${name}: version of the plugin`, "", () => {
      if (plugin !== ownVersion)
        throw new Broken(
          `The plugin has version ${plugin}, the bridge ${ownVersion}.`,
          "Install both of the same version; the plugin first.",
        );
      return Promise.resolve(plugin);
    }),
  );
  return findings;
}

async function ask({ url, user, applicationPassword }: SiteToLookAt) {
  const address = (route: string) => {
    const base = new URL(url);
    if (!base.pathname.endsWith("/")) base.pathname += "/";
    base.search = new URLSearchParams({ rest_route: route }).toString();
    return base;
  };
  const authorization = `Basic ${Buffer.from(`${user}:${applicationPassword}`).toString("base64")}`;
  const accept = { accept: "application/json" };
  const site = await fetchAnswer("WordPress", address("/integration-cds/v1/site"), {
    headers: { ...accept, authorization },
  });
  const offers = site.status === 401 ? await offersApplicationPasswords(address("/"), accept) : undefined;
  return explainSite({ site, offersApplicationPasswords: offers }, url);
}

async function offersApplicationPasswords(address: URL, headers: Record<string, string>): Promise<boolean | undefined> {
  const answer = await fetchAnswer("WordPress", address, { headers }).catch((): undefined => undefined);
  const read = index.safeParse(answer?.json);
  return read.success ? "application-passwords" in read.data.authentication : undefined;
}
