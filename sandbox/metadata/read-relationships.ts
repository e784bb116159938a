import { join } from "node:path";
import { type Relationship } from "./types";
import { children, type Element, errorAt, find, needAttribute, needText, readXml, textOf } from "./solution-xml";

const cascades: readonly Relationship["cascadeDelete"][] = ["RemoveLink", "NoCascade", "Cascade", "Restrict"];

function navigationProperty(relationship: Element, role: "0" | "1"): string | undefined {
  const roles = find(relationship, "EntityRelationshipRoles");
  const found = (roles ? children(roles) : []).find((r) => textOf(r, "RelationshipRoleType") === role);
  return found && textOf(found, "NavigationPropertyName");
}

function readRelationship(relationship: Element): Relationship {
  const schemaName = needAttribute(relationship, "Name");
  const column = needText(relationship, "ReferencingAttributeName");
  const onDelete = needText(relationship, "CascadeDelete");
  const cascadeDelete = cascades.find((value) => value === onDelete);
  if (!cascadeDelete) throw errorAt(relationship, `the sandbox does not know the delete behaviour "${onDelete}".`);
  return {
    schemaName,
    referencingTable: needText(relationship, "ReferencingEntityName").toLowerCase(),
    referencingColumn: column.toLowerCase(),
    referencedTable: needText(relationship, "ReferencedEntityName").toLowerCase(),
    // A system column's relationship has no roles; the Web API calls it as the column.
    lookupNavigationProperty: navigationProperty(relationship, "1") ?? column.toLowerCase(),
    collectionNavigationProperty: navigationProperty(relationship, "0") ?? schemaName,
    cascadeDelete,
  };
}

/**
 * The relationships that `Other/Relationships.xml` lists, from `Other/Relationships/<referenced table>.xml`.
 * @throws SolutionFileError when a listed relationship has no definition in `files`.
 */
export function readRelationships(folder: string, files: string[]): Relationship[] {
  const list = readXml(join(folder, "Other/Relationships.xml"), "EntityRelationships");
  const defined = files.flatMap((file) => children(readXml(file, "EntityRelationships")).map(readRelationship));
  return children(list, "EntityRelationship").map((item) => {
    const name = needAttribute(item, "Name");
    const found = defined.find((relationship) => relationship.schemaName === name);
    if (!found) throw errorAt(item, `no file in Other/Relationships defines "${name}".`);
    return found;
  });
}
