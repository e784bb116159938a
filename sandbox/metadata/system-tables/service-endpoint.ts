import { choice, longText, primaryKey, readOnly, text, trace, yesNo } from "./column";
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
