export { createDataverse, type Dataverse, type DataverseOptions, type Person, type Seed } from "./create-dataverse";
export { BusinessError } from "./errors";
export { type ApplicationUser } from "./identity/callers";
export { personCookie } from "./identity/identity";
export { type Reference, type Row, type Value } from "./store/row";
export { supported } from "./supported";
export { type OperationHandler } from "./custom-api/call";
