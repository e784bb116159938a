import { z } from "zod";
import { solution, wordpressUser } from "../../model/generated/names";
import { siteHealth, workFails } from "../health";
import { Broken, type Finding, LeftOut, lookAt } from "./check";
import { fetchAnswer, type RawAnswer } from "./fetch-answer";

export interface BridgeToLookAt {
  /** Where Dataverse reaches the bridge, without a slash at the end. */
  publicUrl: string;
  feedKey: string;
  webhookKey: string;
}

/** What doctor reads of `GET /health`; a bridge of another version may say the rest otherwise. */
const health = z.object({
  sites: z.array(siteHealth.pick({ tag: true, holds_lease: true, changes: true, sweep: true })),
});
const odataError = z.object({ error: z.object({ message: z.string() }) });

/** The running bridge as Dataverse sees it, by its public address: feed, feed -> WordPress, webhook, sweep. */
export async function lookAtBridge({ publicUrl, feedKey, webhookKey }: BridgeToLookAt): Promise<Finding[]> {
  const feed = (path: string, key: string) =>
    fetchAnswer("The bridge", `${publicUrl}/odata/${path}`, { headers: { [solution.keyHeader]: key } });
  const otherAddress =
    "See whether publicUrl is the bridge's address, with the path that the proxy puts before its routes.";
  const first = await lookAt("The bridge answers at its public address", otherAddress, async () => {
    const answer = await feed("", feedKey);
    refuseOthers(answer, publicUrl);
    if (answer.status === 401)
      throw new Broken(
        "The running bridge refuses the first of feedKeys: it runs with another configuration, or a proxy takes the header X-Icds-Key out.",
        "Restart it with this configuration. Afterwards look at the proxy.",
      );
    if (answer.status !== 200) throw new Error(`${publicUrl}/odata/ answered ${answer.status}.`);
    return publicUrl;
  });
  if (first.result === "failed") return [first];
  return [
    first,
    await lookAt("A wrong key is refused", "", async () => {
      const { status } = await feed("", `${feedKey.slice(1)}?`);
      if (status === 401) return "401";
      throw new Broken(
        `A request with a wrong key was answered with ${status}: whoever knows the address can read all users.`,
        "Stop the proxy that answers in the bridge's place or adds the key by itself.",
      );
    }),
    await lookAt("Feed -> WordPress", "See the bridge's log.", async () => {
      const { status, json } = await feed(`${wordpressUser.feedSet}?$top=1&$count=true`, feedKey);
      if (status === 200) return "users can be read";
      const said = odataError.safeParse(json);
      throw new Broken(
        `The feed answered ${status}. ${said.success ? said.data.error.message : ""}`.trim(),
        "The lines of the sites above say why, if this computer and the bridge's are the same.",
      );
    }),
    await lookAt("The webhook takes its key", otherAddress, async () => {
      const { status } = await fetchAnswer("The bridge", `${publicUrl}/dataverse/webhook`, {
        method: "POST",
        headers: { "x-icds-webhook-key": webhookKey, "content-type": "application/json" },
        // No event: with the right key it is refused as such and does nothing.
        body: "{}",
      });
      if (status === 400) return "yes";
      if (status === 401)
        throw new Broken(
          "The running bridge refuses the first of webhookKeys.",
          "Restart it with this configuration; then run bridge setup.",
        );
      throw new Error(`${publicUrl}/dataverse/webhook answered ${status}.`);
    }),
    await lookAt("Changes and sweeps", "See the bridge's log.", async () => {
      const { status, json } = await fetchAnswer("The bridge", `${publicUrl}/health`, {});
      const read = health.safeParse(json);
      if (status !== 200 || !read.success) throw new LeftOut("The address /health is not open from here.");
      const failing = read.data.sites.filter(workFails);
      if (failing.length)
        throw new Broken(
          `For site ${failing.map(({ tag }) => tag).join(", ")} the last look at changes or the last sweep failed.`,
          "The bridge's log says why, once when it began.",
        );
      return read.data.sites
        .map(
          ({ tag, holds_lease: holds }) =>
            `site ${tag}: ${holds ? "this copy works" : "another copy works, or none yet"}`,
        )
        .join(", ");
    }),
  ];
}

function refuseOthers({ location, status, json, isPage }: RawAnswer, publicUrl: string): void {
  if (location && status >= 300 && status < 400)
    throw new Broken(
      `${publicUrl} redirects to ${new URL(location).origin}; Dataverse does not follow.`,
      "Write the final address, with https:, into publicUrl and run bridge setup.",
    );
  if (json === undefined && isPage)
    throw new Broken(
      `At ${publicUrl} something else answers (${status}, a page for people).`,
      "See whether publicUrl is the bridge's address, with the path that the proxy puts before its routes.",
    );
}
