import { z } from "zod";
import { type Part } from "./part";
import { whereOffered } from "./rows";

const answer = z.object({ RolePrivileges: z.array(z.object({ PrivilegeName: z.string().nullish() })) });

/** Names of privileges: verb and schema name of the table, and the one for publishing. */
const needed = [
  "prvCreateServiceEndpoint",
  "prvWriteServiceEndpoint",
  "prvCreateSdkMessageProcessingStep",
  "prvWriteSdkMessageProcessingStep",
  "prvCreatealexacrm_wordpresssite",
  "prvWritealexacrm_wordpresssite",
  "prvPublishCustomization",
];

/** Looked at before anything is written: a set-up that breaks off half-way is harder to explain (RetrieveUserPrivileges). */
export const rights: Part = {
  name: "Rights",
  gate: true,
  advice:
    "Give the user of the set-up the role System Administrator, or System Customizer together with WordPress Bridge, until the set-up is done.",
  async difference({ dataverse }) {
    const { UserId: user } = await dataverse.get("WhoAmI", z.object({ UserId: z.guid() }));
    const { RolePrivileges: held } = await whereOffered(
      "This environment does not say which privileges one has; what is missing shows part by part.",
      () => dataverse.get(`systemusers(${user})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`, answer),
    );
    const names = new Set(held.flatMap(({ PrivilegeName: name }) => (name ? [name.toLowerCase()] : [])));
    // Older answers hold ids alone.
    if (held.length && !names.size) return undefined;
    const missing = needed.filter((name) => !names.has(name.toLowerCase()));
    if (missing.length) throw new Error(`The user of the set-up lacks ${missing.join(", ")}. Nothing was written.`);
    return undefined;
  },
};
