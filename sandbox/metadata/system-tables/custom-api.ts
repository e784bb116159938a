import { choice, primaryKey, text, trace, yesNo } from "./column";
import { systemTable } from "./table";

const fixed = { validForUpdate: false } as const;

/** The solution's own operations; what may be changed of one here is its texts and who may call it (customapi table reference). */
export const customapi = systemTable({
  logicalName: "customapi",
  schemaName: "CustomAPI",
  label: "Custom API",
  pluralLabel: "Custom APIs",
  objectTypeCode: 10_027,
  primaryId: "customapiid",
  primaryName: "name",
  ownership: "OrgOwned",
  columns: [
    primaryKey("customapiid", "Custom API"),
    text("name", "Name", 100, fixed),
    text("uniquename", "Unique Name", 128, fixed),
    text("displayname", "Display Name", 100),
    text("description", "Description", 300),
    text("executeprivilegename", "Execute Privilege Name", 100),
    choice("bindingtype", "Binding Type", { 0: "Global", 1: "Entity", 2: "Entity Collection" }, fixed),
    text("boundentitylogicalname", "Bound Entity Logical Name", 100, fixed),
    yesNo("isfunction", "Is Function", false, fixed),
    yesNo("isprivate", "Is Private", false, fixed),
    choice(
      "allowedcustomprocessingsteptype",
      "Allowed Custom Processing Step Type",
      { 0: "None", 1: "Async Only", 2: "Sync and Async" },
      fixed,
    ),
    ...trace(),
  ],
});
