/** Rows that set-up makes have ids of their own, the same everywhere: a run that broke off is recognized by the next. */
export const endpointId = "57500000-0000-4000-8000-000000000001";
export const externalEventsId = "57500000-0000-4000-8000-000000000002";
export const boundResetId = "57500000-0000-4000-8000-000000000003";
export const resetStepId = "57500000-0000-4000-8000-000000000015";
export const boundResetStepId = "57500000-0000-4000-8000-000000000016";
export const catalogId = "57500000-0000-4000-8000-000000000021";
export const categoryId = "57500000-0000-4000-8000-000000000022";
/** Entries of the catalog, by the place in `catalog.ts`. */
export const catalogEntryId = (place: number): string => `57500000-0000-4000-8001-${hex(place, 12)}`;
/** The row of a site. */
export const siteRowId = (tag: number): string => `57500000-0000-4000-8002-${hex(tag, 12)}`;

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");

/** Messages of contact that the bridge hears of, each by one step. */
export const steps = [
  { message: "Create", id: "57500000-0000-4000-8000-000000000011" },
  { message: "Update", id: "57500000-0000-4000-8000-000000000012" },
  { message: "Delete", id: "57500000-0000-4000-8000-000000000013" },
  { message: "Merge", id: "57500000-0000-4000-8000-000000000014" },
] as const;
export type StepToMake = (typeof steps)[number];
