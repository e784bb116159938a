/** Rows that `bridge setup` makes have ids of their own, the same everywhere: a run that broke off, and the welcome page, recognize them. */

/** The webhook endpoint. */
export const endpointId = "57500000-0000-4000-8000-000000000001";

/** Messages of contact that the bridge hears of, each by one step. */
export const contactSteps = [
  { message: "Create", id: "57500000-0000-4000-8000-000000000011" },
  { message: "Update", id: "57500000-0000-4000-8000-000000000012" },
  { message: "Delete", id: "57500000-0000-4000-8000-000000000013" },
  { message: "Merge", id: "57500000-0000-4000-8000-000000000014" },
] as const;

/** The step behind the password reset. */
export const resetStepId = "57500000-0000-4000-8000-000000000015";

/** What the names of all steps begin with; failed system jobs carry it too. */
export const stepNamePrefix = "WordPress bridge: ";
