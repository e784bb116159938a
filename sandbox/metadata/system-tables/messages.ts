import { lookup, primaryKey, text, trace, yesNo } from "./column";
import { systemTable } from "./table";

/** `Create`, `Update` … by name; rows are the platform's. */
export const sdkmessage = systemTable({
  logicalName: "sdkmessage",
  schemaName: "SdkMessage",
  label: "Sdk Message",
  pluralLabel: "Sdk Messages",
  objectTypeCode: 4606,
  primaryId: "sdkmessageid",
  primaryName: "name",
  ownership: "OrgOwned",
  columns: [
    primaryKey("sdkmessageid", "Sdk Message"),
    text("name", "Name", 256),
    yesNo("isprivate", "Is Private"),
    ...trace(),
  ],
});

/** Which table takes which message. */
export const sdkmessagefilter = systemTable({
  logicalName: "sdkmessagefilter",
  schemaName: "SdkMessageFilter",
  label: "Sdk Message Filter",
  pluralLabel: "Sdk Message Filters",
  objectTypeCode: 4607,
  primaryId: "sdkmessagefilterid",
  primaryName: "name",
  ownership: "OrgOwned",
  columns: [
    primaryKey("sdkmessagefilterid", "Sdk Message Filter"),
    text("name", "Name", 256),
    lookup("sdkmessageid", "Sdk Message"),
    text("primaryobjecttypecode", "Primary Object Type", 64),
    text("secondaryobjecttypecode", "Secondary Object Type", 64),
    yesNo("iscustomprocessingstepallowed", "Custom Processing Step Allowed", true),
    ...trace(),
  ],
});
