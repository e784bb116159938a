import { type Table } from "../types";
import { contact } from "./contact";
import { customapi, customapirequestparameter, customapiresponseproperty } from "./custom-api";
import { entitydataprovider } from "./data-provider";
import { catalog, catalogassignment } from "./event-catalog";
import { sdkmessage, sdkmessagefilter } from "./messages";
import { msdyn_odatav4ds } from "./odata-source";
import { businessunit, owner, team } from "./owners";
import { sdkmessageprocessingstep } from "./processing-step";
import { serviceendpoint } from "./service-endpoint";
import { solution } from "./solution";
import { asyncoperation } from "./system-job";
import { systemuser } from "./systemuser";
import { entity, virtualentitymetadata } from "./virtual-entity-metadata";

export { delegates, systemRelationships } from "./relationships";

/** The platform's own tables; one more: a file here, an entry below, its lookups in `relationships.ts`. */
export const systemTables: Table[] = [
  contact,
  systemuser,
  owner,
  team,
  businessunit,
  solution,
  serviceendpoint,
  sdkmessage,
  sdkmessagefilter,
  sdkmessageprocessingstep,
  customapi,
  customapirequestparameter,
  customapiresponseproperty,
  catalog,
  catalogassignment,
  asyncoperation,
  entitydataprovider,
  msdyn_odatav4ds,
  entity,
  virtualentitymetadata,
];
