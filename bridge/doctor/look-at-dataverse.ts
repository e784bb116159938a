import { z } from "zod";
import { contact, wordpressUser } from "../../model/generated/names";
import { stepNamePrefix } from "../../model/set-up-rows";
import type { DataverseClient } from "../dataverse/client";
import { DataverseRefused } from "../dataverse/errors";
import { setupParts } from "../setup/parts";
import type { SetupContext } from "../setup/part";
import { runParts } from "../setup/run-parts";
import { Broken, type Finding, LeftOut, lookAt } from "./check";

const any = z.object({ value: z.array(z.unknown()) });
const jobs = z.object({
  value: z.array(z.object({ name: z.string().nullish(), friendlymessage: z.string().nullish() })),
});
const day = 24 * 60 * 60 * 1000;

/** As the bridge: sign-in, contacts, and the tenant's own way to the feed. */
export async function lookAtDataverse(dataverse: DataverseClient): Promise<Finding[]> {
  const signIn = await lookAt(
    "Dataverse lets the bridge in",
    "See dataverse.url and dataverse.auth in the configuration, and that the application user is enabled.",
    async () => {
      const { UserId } = await dataverse.get("WhoAmI", z.object({ UserId: z.string() }), {
        patience: 0,
        timeout: 10_000,
      });
      return `application user ${UserId}`;
    },
  );
  if (signIn.result === "failed") return [signIn];
  return [
    signIn,
    await lookAt(
      "Contacts can be read",
      'Give the application user the role "WordPress Bridge"; import the solution.',
      async () => {
        await dataverse.get(`contacts?$select=${contact.columns.userkey}&$top=1`, any);
        return "with the columns of the solution";
      },
    ),
    await lookAt("Tenant -> feed", "Run bridge setup.", async () => {
      try {
        await dataverse.get(`${wordpressUser.set}?$select=${wordpressUser.name}&$top=1`, any);
      } catch (cause) {
        const words = cause instanceof Error ? cause.message : String(cause);
        const refused = cause instanceof DataverseRefused && cause.status === 403;
        throw new Broken(
          `Dataverse can't read WordPress users. ${words}`,
          refused
            ? 'Give the application user the role "WordPress Bridge".'
            : "Run bridge setup. Dataverse has to reach publicUrl from the internet, on port 443, with a certificate of a known authority; the plug-in trace log has the reason.",
          { cause },
        );
      }
      return "Dataverse reads WordPress users through the bridge";
    }),
  ];
}

/** As who sets up: what `bridge setup` would still do, and webhooks that failed within a day. */
export async function lookAtSetup(context: SetupContext | undefined): Promise<Finding[]> {
  const set = "Set-up of Dataverse";
  const delivered = "Tenant -> webhook";
  if (!context) {
    const detail = "Needs setup.auth and publicUrl in the configuration; the bridge itself may not read this.";
    return [set, delivered].map((link) => ({ link, result: "left out", detail }));
  }
  return [
    await lookAt(set, "Run bridge setup.", async () => {
      const outcomes = await runParts(setupParts, context, { dryRun: true });
      const open = outcomes.filter(({ result }) => result === "would be done" || result === "failed");
      const wrong = open.filter(({ optional }) => !optional);
      // What an environment may refuse would be called missing for ever.
      if (!wrong.length) return ["complete", ...open.map(({ part }) => `without: ${part}`)].join("; ");
      throw new Broken(
        wrong.map(({ part, detail }) => `${part}: ${detail ?? "missing"}`).join("; "),
        "Run bridge setup; it says what to do about each part that it can't make.",
      );
    }),
    await lookAt(delivered, "See Settings > System Jobs.", async () => {
      const since = new Date(Date.now() - day).toISOString();
      const query = new URLSearchParams({
        $select: "name,friendlymessage",
        $filter: `statuscode eq 31 and createdon ge ${since} and startswith(name,'${stepNamePrefix}')`,
        $orderby: "createdon desc",
        $top: "5",
      });
      const { value } = await context.dataverse.get(`asyncoperations?${query}`, jobs).catch((cause: unknown) => {
        if (cause instanceof DataverseRefused) throw new LeftOut(`System jobs can't be read. ${cause.message}`);
        throw cause;
      });
      if (!value.length) return "no delivery failed within a day";
      throw new Broken(
        `Deliveries failed within a day; the last: ${value[0]?.friendlymessage ?? "no reason"}`,
        "Dataverse has to reach publicUrl from the internet, and the key has to be that of the configuration: run bridge setup. What was lost the sweep has brought across.",
      );
    }),
  ];
}
