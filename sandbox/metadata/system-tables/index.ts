import { type Table } from "../types";
import { contact } from "./contact";
import { asyncoperation, sdkmessage, sdkmessagefilter, sdkmessageprocessingstep, serviceendpoint } from "./events";
import { msdyn_odatav4ds } from "./odata-source";
import { systemuser } from "./systemuser";

export { systemRelationships } from "./relationships";

/** The platform's own tables; one more: a file here, an entry below, its lookups in `relationships.ts`. */
export const systemTables: Table[] = [
  contact,
  systemuser,
  serviceendpoint,
  sdkmessage,
  sdkmessagefilter,
  sdkmessageprocessingstep,
  asyncoperation,
  msdyn_odatav4ds,
];
