import { type Relationship } from "./types";
import { children, type Element, errorAt, find, needAttribute, needText, textOf } from "./solution-xml";

const cascades: readonly Relationship["cascadeDelete"][] = ["RemoveLink", "NoCascade", "Cascade", "Restrict"];

function navigationProperty(relationship: Element, role: "0" | "1"): string | undefined {
  const roles = find(relationship, "EntityRelationshipRoles");
  const found = (roles ? children(roles) : []).find((r) => textOf(r, "RelationshipRoleType") === role);
  return found && textOf(found, "NavigationPropertyName");
}

/** A relationship (`<EntityRelationship>`). @throws SolutionFileError for a delete behaviour that the sandbox lacks. */
export function readRelationship(relationship: Element): Relationship {
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
