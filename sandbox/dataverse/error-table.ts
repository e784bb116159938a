/**
 * The platform's errors that the sandbox gives, in one table: code, HTTP status, wording
 * (Microsoft's "Web service error codes", "Compose HTTP requests and handle errors", "Perform conditional operations").
 */
export const errorTable = {
  notFound: ["0x80040217", 404, (table: string, id: string) => `${table} With Id = ${id} Does Not Exist`],
  keyNotFound: [
    "0x80060891",
    404,
    (_table: string) => "A record with the specified key values does not exist in the entity.",
  ],
  segmentNotFound: ["0x8006088a", 404, (segment: string) => `Resource not found for the segment '${segment}'.`],
  notNamespaced: ["0x80060888", 400, () => "Request message has unresolved parameters."],
  metadataFunction: [
    "0x8006088a",
    501,
    (name: string) => `The '${name}' function isn't supported for Metadata Entities.`,
  ],
  badKey: [
    "0x80060888",
    400,
    (table: string) =>
      `The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.${table}'. Ensure that the names and number of key properties match the declared or alternate key properties for the resource 'Microsoft.Dynamics.CRM.${table}'.`,
  ],
  badQuery: ["0x80060888", 400, (sentence: string) => sentence],
  noProperty: [
    "0x80060888",
    400,
    (name: string, table: string) =>
      `Could not find a property named '${name}' on type 'Microsoft.Dynamics.CRM.${table}'.`,
  ],
  noAttribute: [
    "0x80041103",
    400,
    (name: string, table: string) =>
      `'${table}' entity doesn't contain attribute with Name = '${name}' and NameMapping = 'Logical'.`,
  ],
  badFetch: ["0x80041102", 400, (sentence: string) => `Invalid FetchXML: ${sentence}`],
  payload: [
    "0x80048d19",
    400,
    (set: string, inner: string) =>
      `Error identified in Payload provided by the user for Entity :'${set}', For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : ${inner}`,
  ],
  lookupAsValue: [
    "0x80060888",
    400,
    () => "CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.",
  ],
  versionMismatch: [
    "0x80060882",
    412,
    () => "The version of the existing record doesn't match the RowVersion property provided.",
  ],
  keyInUse: [
    "0x80060892",
    412,
    (key: string, columns: string) =>
      `Entity Key ${key} violated. A record with the same value for ${columns} already exists. A duplicate record cannot be created. Select one or more unique values and try again.`,
  ],
  idInUse: ["0x80040237", 412, () => "A record with matching key values already exists."],
  tooLong: [
    "0x80044331",
    400,
    (column: string, table: string, max: number) =>
      `A validation error occurred. The length of the '${column}' attribute of the '${table}' entity exceeded the maximum allowed length of '${max}'.`,
  ],
  outOfRange: [
    "0x8004432f",
    400,
    (column: string, table: string, min: number, max: number) =>
      `A validation error occurred. The value of '${column}' on record of type '${table}' is outside the valid range of '${min}' to '${max}'.`,
  ],
  notAChoice: [
    "0x8004431a",
    400,
    (value: number, column: string, table: string, accepted: string) =>
      `A validation error occurred. The value ${value} of '${column}' on record of type '${table}' is outside the valid range. Accepted Values: ${accepted}`,
  ],
  duplicateFound: [
    "0x80040333",
    412,
    () => "A record was not created or updated because a duplicate of the current record already exists.",
  ],
  required: [
    "0x80040203",
    400,
    (column: string, table: string) => `The '${column}' attribute of the '${table}' entity cannot be set to NULL.`,
  ],
  twiceInBulk: [
    "0x80040237",
    412,
    (operation: string, table: string) => `${operation}: two targets name the same row of '${table}'.`,
  ],
  restricted: [
    "0x80040227",
    400,
    (table: string, other: string) =>
      `The '${table}' can't be deleted: rows of '${other}' refer to it and their relationship restricts deletes.`,
  ],
  badStatus: [
    "0x80048408",
    400,
    (status: number, state: string, table: string, id: string) =>
      `${status} is not a valid status code for state code ${state} on ${table} with Id ${id}.`,
  ],
  virtualLookup: [
    "0x80040203",
    400,
    (column: string, table: string, target: string) =>
      `The column '${column}' of '${table}' is a lookup to the virtual table '${target}': it can be shown, but not filtered or sorted on.`,
  ],
  virtualTable: [
    "0x80040224",
    500,
    (operation: string, table: string) =>
      `The ${operation} of '${table}' failed in its data source. Look into the plug-in trace log for the reason.`,
  ],
  virtualTimeout: [
    "0x80044178",
    500,
    (operation: string, table: string) =>
      `The ${operation} of '${table}' failed: its data source did not answer in time.`,
  ],
  definitionRefused: ["0x80040203", 400, (kind: string, why: string) => `The ${kind} can't be saved: ${why}.`],
  inUse: [
    "0x8004f01f",
    400,
    (component: string, id: string, users: number) =>
      `The ${component}(${id}) component cannot be deleted because it is referenced by ${users} other components. For a list of referenced components, use the RetrieveDependenciesForDeleteRequest.`,
  ],
  stepRefused: ["0x80040203", 400, (why: string) => `The step can't be registered: ${why}.`],
  businessError: ["0x80040265", 400, (sentence: string) => sentence],
  endpointUnavailable: ["0x80050001", 400, () => "Endpoint unavailable"],
  unauthorized: [
    "0x80040220",
    401,
    () =>
      "No person and no application user: send the cookie sandbox_person or a bearer token from /oauth2/v2.0/token.",
  ],
  missingNamedPrivilege: [
    "0x80040220",
    403,
    (user: string, privilege: string) => `Principal user (Id=${user}) is missing ${privilege} privilege.`,
  ],
  missingPrivilege: [
    "0x80040220",
    403,
    (who: {
      user: string;
      roles: number;
      privileges: number;
      privilege: string;
      privilegeId: string;
      typeCode: number;
      table: string;
      label: string;
    }) =>
      `Principal user (Id=${who.user}, type=8, roleCount=${who.roles}, privilegeCount=${who.privileges}, accessMode='0 Read-Write'), is missing ${who.privilege} privilege (Id=${who.privilegeId}) on OTC=${who.typeCode} for entity '${who.table}' (LocalizedName='${who.label}'). context.Caller=${who.user}.`,
  ],
  mayNotBypass: [
    "0x80040220",
    403,
    (user: string) => `Principal user (Id=${user}, type=8) is missing prvBypassCustomBusinessLogic privilege.`,
  ],
  securedColumn: [
    "0x8004f508",
    403,
    (column: string, table: string) =>
      `Caller does not have the permission to write the secured column '${column}' of '${table}'.`,
  ],
  crossSite: ["0x80040220", 403, () => "The sandbox answers pages of its own origin only."],
  tooManyRequests: [
    "0x80072322",
    429,
    (requests: number, seconds: number) =>
      `Number of requests exceeded the limit of ${requests} over time window of ${seconds} seconds.`,
  ],
  tooMuchTime: [
    "0x80072321",
    429,
    (milliseconds: number, seconds: number) =>
      `Combined execution time of incoming requests exceeded limit of ${milliseconds} milliseconds over time window of ${seconds} seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.`,
  ],
  tooManyAtOnce: [
    "0x80072326",
    429,
    (limit: number) => `Number of concurrent requests exceeded the limit of ${limit}.`,
  ],
  outage: ["0x80040216", 503, () => "The service is unavailable (an outage asked for with /_sandbox/outage)."],
  injected: ["0x80040216", 500, () => "An unexpected error occurred (a failure asked for with /_sandbox/fail-next)."],
  deadlock: ["0x80044150", 500, () => "Generic SQL error. CRM ErrorCode: -2147204784 Sql Number: 1205"],
  unexpected: ["0x80040216", 500, () => "An unexpected error occurred."],
  notImplemented: ["0x8006088a", 501, (what: string) => `not implemented in the sandbox: ${what}`],
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each entry keeps its own argument list, see `fail`
} satisfies Record<string, readonly [code: string, status: number, sentence: (...args: any[]) => string]>;
