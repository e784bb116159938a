import { primaryKey, readOnly, text, trace, yesNo } from "./column";
import { systemTable } from "./table";

export const systemuser = systemTable({
  logicalName: "systemuser",
  schemaName: "SystemUser",
  label: "User",
  pluralLabel: "Users",
  objectTypeCode: 8,
  primaryId: "systemuserid",
  primaryName: "fullname",
  ownership: "OrgOwned",
  columns: [
    primaryKey("systemuserid", "User"),
    text("fullname", "Full Name", 200, readOnly),
    text("firstname", "First Name", 256),
    text("lastname", "Last Name", 256),
    text("domainname", "User Name", 1024),
    text("internalemailaddress", "Primary Email", 100, { format: "email" }),
    // The platform keeps these two as unique identifiers; nothing here filters on them by anything but equality.
    text("applicationid", "Application ID", 36),
    text("azureactivedirectoryobjectid", "Azure AD Object ID", 36),
    yesNo("isdisabled", "Disabled", false, readOnly),
    ...trace(),
  ],
});
