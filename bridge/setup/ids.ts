/** Rows that set-up makes have ids of their own; those that others look at too are in model/. */
import { type contactSteps } from "../../model/set-up-rows";

export { contactSteps as steps, endpointId, resetStepId } from "../../model/set-up-rows";

export const externalEventsId = "57500000-0000-4000-8000-000000000002";
export const boundResetId = "57500000-0000-4000-8000-000000000003";
export const boundResetStepId = "57500000-0000-4000-8000-000000000016";
export const catalogId = "57500000-0000-4000-8000-000000000021";
export const categoryId = "57500000-0000-4000-8000-000000000022";
/** Entries of the catalog, by the place in `catalog.ts`. */
export const catalogEntryId = (place: number): string => `57500000-0000-4000-8001-${hex(place, 12)}`;
/** The row of a site. */
export const siteRowId = (tag: number): string => `57500000-0000-4000-8002-${hex(tag, 12)}`;

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");

export type StepToMake = (typeof contactSteps)[number];
