import { type Column } from "../types";
import { choice, longText, primaryKey, text, wholeNumber, yesNo } from "./column";
import { systemTable } from "./table";

const parameters = Array.from({ length: 10 }, (_, index): Column[] => [
  text(`msdyn_parameter${index + 1}name`, `Parameter ${index + 1} Name`, 1024),
  text(`msdyn_parameter${index + 1}value`, `Parameter ${index + 1} Value`, 1024),
  yesNo(`msdyn_isparameter${index + 1}header`, `Parameter ${index + 1} Type`),
]).flat();

/** Data sources of the OData v4 provider (msdyn_odatav4ds reference): up to ten parameters, each a header (Yes) or in the query string (No). */
export const msdyn_odatav4ds = systemTable({
  logicalName: "msdyn_odatav4ds",
  schemaName: "msdyn_odatav4ds",
  entitySetName: "msdyn_odatav4ds",
  label: "OData v4 Data Source",
  pluralLabel: "OData v4 Data Sources",
  objectTypeCode: 10_001,
  primaryId: "msdyn_odatav4dsid",
  primaryName: "msdyn_name",
  ownership: "OrgOwned",
  columns: [
    primaryKey("msdyn_odatav4dsid", "OData v4 Data Source"),
    text("msdyn_name", "Name", 100, { required: "required" }),
    longText("msdyn_description", "Description", 2000),
    text("msdyn_uri", "URL", 4000, { required: "required" }),
    wholeNumber("msdyn_timeout", "Timeout", { minValue: 0, defaultValue: 30 }),
    yesNo("msdyn_paginationmode", "Pagination Mode"),
    choice(
      "msdyn_paginationtype",
      "Pagination Type",
      { 0: "Client-side Paging", 1: "Server-side Paging" },
      { defaultValue: 0 },
    ),
    yesNo("msdyn_returninlinecount", "Return Inline Count"),
    ...parameters,
  ],
});
