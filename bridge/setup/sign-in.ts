import { z } from "zod";
import type { Part } from "./part";

/** Whether Dataverse lets set-up in at all; rights are seen part by part, as refusals. */
export const signIn: Part = {
  name: "Sign-in to Dataverse",
  gate: true,
  advice:
    "Check dataverse.url and the sign-in (setup.auth, else dataverse.auth) in the configuration, and that the application user is enabled.",
  async difference({ dataverse }) {
    await dataverse.get("WhoAmI", z.object({ UserId: z.string() }), { patience: 0 });
    return undefined;
  },
};
