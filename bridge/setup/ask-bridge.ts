import { solution } from "../../model/generated/names";
import type { SetupContext } from "./part";

/**
 * Asks the running bridge, at its public address, whether it refuses a key that Dataverse is about to send: a new key has to be known to it
 * first. Only its clear "no" counts (401): it may not run yet, or not be reachable from here.
 */
export function keyAsker(
  { publicUrl, feedKey, webhookKey }: Pick<SetupContext, "publicUrl" | "feedKey" | "webhookKey">,
  send: typeof fetch = fetch,
): (kind: "feed" | "webhook") => Promise<boolean> {
  return async (kind) => {
    const signal = AbortSignal.timeout(5_000);
    try {
      const response =
        kind === "feed"
          ? await send(`${publicUrl}/odata/`, { headers: { [solution.keyHeader]: feedKey }, redirect: "error", signal })
          : await send(`${publicUrl}/dataverse/webhook`, {
              method: "POST",
              // No event: with the right key it is refused as such (400) and does nothing.
              headers: { "x-icds-webhook-key": webhookKey, "content-type": "application/json" },
              body: "{}",
              redirect: "error",
              signal,
            });
      await response.body?.cancel();
      return response.status === 401;
    } catch {
      return false;
    }
  };
}
