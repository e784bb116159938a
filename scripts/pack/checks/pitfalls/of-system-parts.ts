import { type Element } from "@xmldom/xmldom";
import { find, needAttribute, textOf } from "../../../../sandbox/metadata/solution-xml";
import { everywhere, type SolutionFiles } from "../../solution-files";
import { type Pitfall, refuse } from "./pitfall";

/** Columns that every export of a table holds whose rows have owners; the platform keeps them itself. */
const systemColumns =
  `createdby createdon createdonbehalfby modifiedby modifiedon modifiedonbehalfby ownerid owningbusinessunit owningteam
  owninguser importsequencenumber overriddencreatedon timezoneruleversionnumber utcconversiontimezonecode statecode statuscode`.split(
    /\s+/,
  );

/** Relationships of those columns, by the table's logical name. */
const systemRelationships = (table: string): string[] => [
  ...["business_unit", "owner", "team", "user"].map((start) => `${start}_${table}`),
  ...["createdby", "modifiedby"].map((end) => `lk_${table}_${end}`),
];

function missingOf(solution: SolutionFiles, table: Element): string[] {
  const name = needAttribute(table, "Name").toLowerCase();
  const columns = Array.from(find(table, "attributes")?.getElementsByTagName("LogicalName") ?? []).map(
    ({ textContent }) => textContent,
  );
  const relationships = everywhere(solution, "EntityRelationship").map(({ element }) => element.getAttribute("Name"));
  return [
    ...systemColumns.filter((column) => !columns.includes(column)),
    ...systemRelationships(name).filter((relationship) => !relationships.includes(relationship)),
  ];
}

/** Tables of ours that Dataverse stores. */
export const pitfallsOfSystemParts: Pitfall[] = [
  {
    name: "a table whose rows have owners brings the system columns and their relationships, as every export does",
    check: (solution) =>
      everywhere(solution, "entity")
        .filter(
          ({ file, element }) => file.endsWith("/Entity.xml") && textOf(element, "OwnershipTypeMask") === "UserOwned",
        )
        .flatMap((table) => {
          const missing = missingOf(solution, table.element);
          return missing.length
            ? refuse(table, `the table has no ${missing.join(", ")}; imports fail without what every export holds.`)
            : [];
        }),
  },
];
