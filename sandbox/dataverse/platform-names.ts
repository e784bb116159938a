/** Sets of every environment that the sandbox does not have: asked for, they are "not implemented" and not "not found". */
const sets = [
  ...["accounts", "leads", "opportunities", "incidents", "annotations", "connections", "transactioncurrencies"],
  ...["activitypointers", "tasks", "appointments", "emails", "phonecalls", "letters", "queues", "queueitems", "lists"],
  ...["roles", "fieldsecurityprofiles", "fieldpermissions", "organizations", "usersettingscollection", "audits"],
  ...["savedqueries", "userqueries", "systemforms", "webresourceset", "workflows", "appmodules", "sitemaps"],
  ...["publishers", "solutioncomponents", "importjobs", "environmentvariabledefinitions"],
  ...["environmentvariablevalues", "plugintracelogs", "plugintypes", "pluginassemblies", "duplicaterules"],
];

/** Functions and actions of every environment, likewise ("Web API Function Reference", "Web API Action Reference"). */
const operations = [
  ...["RetrieveVersion", "RetrieveCurrentOrganization", "RetrieveTotalRecordCount", "RetrievePrincipalAccess"],
  ...[
    "RetrieveDuplicates",
    "RetrieveEntityChanges",
    "RetrieveAttributeChangeHistory",
    "InitializeFrom",
    "FormatAddress",
  ],
  ...["GrantAccess", "ModifyAccess", "RevokeAccess", "AddMembersTeam", "RemoveMembersTeam", "AddToQueue", "SendEmail"],
  ...[
    "ExecuteWorkflow",
    "CalculateRollupField",
    "BulkDelete",
    "ExportSolution",
    "ImportSolution",
    "ImportSolutionAsync",
  ],
  ...["RetrieveAllEntities", "RetrieveMetadataChanges", "ValidateFetchXmlExpression", "QualifyLead", "CloseIncident"],
  ...["WinOpportunity", "LoseOpportunity", "DownloadBlock", "InitializeFileBlocksUpload"],
];

const names = new Set([...sets, ...operations]);

/** Whether a segment of an address is the platform's own, though the sandbox has none of that name. */
export const isPlatformName = (segment: string): boolean => names.has(segment);
