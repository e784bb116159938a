import { customApiTypes } from "../custom-api";
import { choice, lookup, owner, primaryKey, stateAndStatus, text, trace, yesNo } from "./column";
import { systemTable } from "./table";

/** "Cannot be changed after it is saved" (custom-api-tables). */
const fixed = { validForUpdate: false } as const;
const needed = { required: "systemrequired" } as const;

/** Operations that a solution or an administrator defines (customapi table reference). */
export const customapi = systemTable({
  logicalName: "customapi",
  schemaName: "CustomAPI",
  label: "Custom API",
  pluralLabel: "Custom APIs",
  objectTypeCode: 10_027,
  primaryId: "customapiid",
  primaryName: "name",
  ownership: "UserOwned",
  columns: [
    primaryKey("customapiid", "Custom API"),
    text("name", "Name", 100, needed),
    text("uniquename", "Unique Name", 128, { ...needed, ...fixed }),
    text("displayname", "Display Name", 100, needed),
    text("description", "Description", 300, needed),
    text("executeprivilegename", "Execute Privilege Name", 100),
    choice(
      "bindingtype",
      "Binding Type",
      { 0: "Global", 1: "Entity", 2: "Entity Collection" },
      { ...needed, ...fixed, defaultValue: 0 },
    ),
    text("boundentitylogicalname", "Bound Entity Logical Name", 100, fixed),
    yesNo("isfunction", "Is Function", false, { ...needed, ...fixed }),
    yesNo("isprivate", "Is Private"),
    choice(
      "allowedcustomprocessingsteptype",
      "Allowed Custom Processing Step Type",
      { 0: "None", 1: "Async Only", 2: "Sync and Async" },
      { ...needed, ...fixed, defaultValue: 0 },
    ),
    yesNo("workflowsdkstepenabled", "Enabled for Workflow", false, fixed),
    lookup("sdkmessageid", "Sdk Message", fixed),
    // A managed property on the platform; here its value alone.
    yesNo("iscustomizable", "Is Customizable", true),
    owner(),
    ...stateAndStatus(),
    ...trace(),
  ],
});

const parameterColumns = (id: string, label: string) => [
  primaryKey(id, label),
  text("name", "Name", 100),
  text("uniquename", "Unique Name", 128, { ...needed, ...fixed }),
  text("displayname", "Display Name", 100),
  text("description", "Description", 300),
  lookup("customapiid", "Custom API", { ...needed, ...fixed }),
  choice("type", "Type", { ...customApiTypes }, { ...needed, ...fixed, defaultValue: 0 }),
  text("logicalentityname", "Bound Entity Logical Name", 100, fixed),
  yesNo("iscustomizable", "Is Customizable", true),
];

/** What callers of a custom API pass. */
export const customapirequestparameter = systemTable({
  logicalName: "customapirequestparameter",
  schemaName: "CustomAPIRequestParameter",
  label: "Custom API Request Parameter",
  pluralLabel: "Custom API Request Parameters",
  objectTypeCode: 10_028,
  primaryId: "customapirequestparameterid",
  primaryName: "name",
  ownership: "OrgOwned",
  columns: [
    ...parameterColumns("customapirequestparameterid", "Custom API Request Parameter"),
    yesNo("isoptional", "Is Optional", false, { ...needed, ...fixed }),
    ...stateAndStatus(),
    ...trace(),
  ],
});

/** What a custom API answers. */
export const customapiresponseproperty = systemTable({
  logicalName: "customapiresponseproperty",
  schemaName: "CustomAPIResponseProperty",
  entitySetName: "customapiresponseproperties",
  label: "Custom API Response Property",
  pluralLabel: "Custom API Response Properties",
  objectTypeCode: 10_029,
  primaryId: "customapiresponsepropertyid",
  primaryName: "name",
  ownership: "OrgOwned",
  columns: [
    ...parameterColumns("customapiresponsepropertyid", "Custom API Response Property"),
    ...stateAndStatus(),
    ...trace(),
  ],
});
