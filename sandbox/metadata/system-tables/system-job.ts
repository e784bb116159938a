import { choice, dateAndTime, longText, primaryKey, text, trace, wholeNumber } from "./column";
import { systemTable } from "./table";

/** System jobs, as far as failed deliveries of asynchronous steps show up there. */
export const asyncoperation = systemTable({
  logicalName: "asyncoperation",
  schemaName: "AsyncOperation",
  label: "System Job",
  pluralLabel: "System Jobs",
  objectTypeCode: 4700,
  primaryId: "asyncoperationid",
  primaryName: "name",
  ownership: "OrgOwned",
  columns: [
    primaryKey("asyncoperationid", "System Job"),
    text("name", "System Job Name", 256),
    longText("friendlymessage", "Friendly message", 100_000),
    text("messagename", "Message Name", 160),
    wholeNumber("errorcode", "Error Code"),
    choice("statecode", "Status", { 0: "Ready", 1: "Suspended", 2: "Locked", 3: "Completed" }, { defaultValue: 0 }),
    choice("statuscode", "Status Reason", {
      0: "Waiting For Resources",
      20: "In Progress",
      30: "Succeeded",
      31: "Failed",
      32: "Canceled",
    }),
    dateAndTime("completedon", "Completed On"),
    ...trace(),
  ],
});
