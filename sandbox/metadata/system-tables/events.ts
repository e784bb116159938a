import {
  choice,
  dateAndTime,
  longText,
  lookup,
  primaryKey,
  readOnly,
  stateAndStatus,
  text,
  trace,
  wholeNumber,
  yesNo,
} from "./column";
import { systemTable } from "./table";

/** Where a webhook is sent; `authvalue` can be written, never read back (register-web-hook). */
export const serviceendpoint = systemTable({
  logicalName: "serviceendpoint",
  schemaName: "ServiceEndpoint",
  label: "Service Endpoint",
  pluralLabel: "Service Endpoints",
  objectTypeCode: 4618,
  primaryId: "serviceendpointid",
  primaryName: "name",
  ownership: "OrgOwned",
  columns: [
    primaryKey("serviceendpointid", "Service Endpoint"),
    text("name", "Name", 160, { required: "systemrequired" }),
    longText("description", "Description", 2000),
    text("url", "Url", 2000),
    choice("contract", "Contract", {
      1: "OneWay",
      2: "Queue",
      3: "Rest",
      4: "TwoWay",
      5: "Topic",
      7: "Event Hub",
      8: "Webhook",
      9: "Event Grid",
    }),
    choice("authtype", "Authentication Type", {
      1: "ACS",
      2: "SAS Key",
      3: "SAS Token",
      4: "Webhook Key",
      5: "Http Header",
      6: "Http Query String",
    }),
    text("authvalue", "Auth Value", 2048, { validForRead: false }),
    yesNo("isauthvalueset", "Is Auth Value Set", false, readOnly),
    choice("connectionmode", "Connection Mode", { 1: "Normal", 2: "Federated" }, { defaultValue: 1 }),
    choice("messageformat", "Message Format", { 1: "Binary XML", 2: "Json", 3: "Text XML" }, { defaultValue: 2 }),
    choice("namespaceformat", "Namespace Format", { 1: "Namespace Name", 2: "Namespace Address" }, { defaultValue: 1 }),
    choice("userclaim", "User Claim", { 1: "None", 2: "User Id", 3: "User Info" }, { defaultValue: 1 }),
    text("path", "Path", 160),
    text("solutionnamespace", "Solution Namespace", 160),
    ...trace(),
  ],
});

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
