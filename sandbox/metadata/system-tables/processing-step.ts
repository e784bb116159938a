import { choice, longText, lookup, primaryKey, stateAndStatus, text, trace, wholeNumber, yesNo } from "./column";
import { systemTable } from "./table";

/** Which message of which table calls which endpoint, when. */
export const sdkmessageprocessingstep = systemTable({
  logicalName: "sdkmessageprocessingstep",
  schemaName: "SdkMessageProcessingStep",
  label: "Sdk Message Processing Step",
  pluralLabel: "Sdk Message Processing Steps",
  objectTypeCode: 4608,
  primaryId: "sdkmessageprocessingstepid",
  primaryName: "name",
  ownership: "OrgOwned",
  columns: [
    primaryKey("sdkmessageprocessingstepid", "Sdk Message Processing Step"),
    text("name", "Name", 256),
    text("description", "Description", 256),
    lookup("sdkmessageid", "SDK Message", { required: "systemrequired" }),
    lookup("sdkmessagefilterid", "SdkMessage Filter"),
    lookup("eventhandler", "Event Handler", { navigationProperty: "eventhandler_serviceendpoint" }),
    choice(
      "mode",
      "Execution Mode",
      { 0: "Synchronous", 1: "Asynchronous" },
      { required: "systemrequired", defaultValue: 0 },
    ),
    choice(
      "stage",
      "Execution Stage",
      { 10: "Pre-validation", 20: "Pre-operation", 30: "Main Operation", 40: "Post-operation" },
      { required: "systemrequired" },
    ),
    wholeNumber("rank", "Execution Order", { required: "systemrequired", defaultValue: 1 }),
    longText("filteringattributes", "Filtering Attributes", 100_000),
    yesNo("asyncautodelete", "Asynchronous Automatic Delete"),
    choice("invocationsource", "Invocation Source", { [-1]: "Internal", 0: "Parent", 1: "Child" }, { defaultValue: 0 }),
    choice(
      "supporteddeployment",
      "Deployment",
      { 0: "Server Only", 1: "Microsoft Dynamics 365 Client for Outlook Only", 2: "Both" },
      { defaultValue: 0 },
    ),
    longText("configuration", "Configuration", 100_000),
    ...stateAndStatus("Enabled", "Disabled"),
    ...trace(),
  ],
});
