import { type Expression, type Literal } from "../../../odata/expression";
import { type Query } from "../../../odata/parse-query";
import { fail } from "../errors";

export type Definition = Record<string, unknown>;

/** What can be asked of one kind of definition. */
export interface Kind {
  /** Name for sentences, e.g. `EntityMetadata`. */
  name: string;
  /** Properties that `$select` takes. */
  properties: string[];
  /** Navigation properties by name: the definitions behind one. */
  navigation: Record<string, (definition: Definition) => { kind: Kind; value: Definition | Definition[] | null }>;
}

/**
 * Applies `$filter`, `$select` and `$expand` to definitions. `MetadataId` always comes along; there are no pages.
 * @throws DataverseError 501 for a function in `$filter`, as the platform does, and for options that the sandbox lacks.
 */
export function queryDefinitions(kind: Kind, all: Definition[], query: Query): Definition[] {
  const lacked = query.orderBy.length || query.top !== undefined || query.skip !== undefined || query.skipToken;
  if (lacked) throw fail("notImplemented", `$orderby, $top and pages on ${kind.name}`);
  const found = query.filter ? all.filter((one) => holds(query.filter!, one, kind)) : all;
  return found.map((one) => shape(kind, one, query));
}

function shape(kind: Kind, definition: Definition, query: Query): Definition {
  const unknown = query.select?.find((name) => !kind.properties.includes(name));
  if (unknown !== undefined)
    throw fail("notImplemented", `the property '${unknown}' of ${kind.name} (there are ${kind.properties.join(", ")})`);
  const shown: Definition = {};
  for (const [name, value] of Object.entries(definition))
    if (!query.select || name.startsWith("@") || name === "MetadataId" || query.select.includes(name))
      shown[name] = value;
  for (const { property, query: inner } of query.expand) {
    const follow = Object.hasOwn(kind.navigation, property) ? kind.navigation[property] : undefined;
    if (!follow) throw fail("noProperty", property, kind.name);
    const { kind: other, value } = follow(definition);
    if (Array.isArray(value)) shown[property] = queryDefinitions(other, value, inner);
    else shown[property] = value && shape(other, value, inner);
  }
  return shown;
}

function holds(expression: Expression, definition: Definition, kind: Kind): boolean {
  switch (expression.kind) {
    case "and":
      return expression.operands.every((one) => holds(one, definition, kind));
    case "or":
      return expression.operands.some((one) => holds(one, definition, kind));
    case "not":
      return !holds(expression.operand, definition, kind);
    case "property":
      return valueAt(expression.path, definition, kind) === true;
    case "call":
    case "crm":
      throw fail("metadataFunction", expression.name);
    case "compare": {
      const { left, right, operator } = expression;
      if (left.kind === "call") throw fail("metadataFunction", left.name);
      if (left.kind !== "property" || right.kind !== "literal" || (operator !== "eq" && operator !== "ne"))
        throw fail("notImplemented", `a $filter on ${kind.name} other than a property with eq or ne and a value`);
      return (valueAt(left.path, definition, kind) === plain(right.literal)) === (operator === "eq");
    }
    default:
      throw fail("notImplemented", `'${expression.kind}' in a $filter on ${kind.name}`);
  }
}

function valueAt(path: string[], definition: Definition, kind: Kind): unknown {
  if (!kind.properties.includes(path[0]!)) throw fail("noProperty", path[0]!, kind.name);
  return path.reduce<unknown>((at, name) => (at as Definition | null)?.[name] ?? null, definition);
}

/** Enumerations travel as `Microsoft.Dynamics.CRM.AttributeTypeCode'Lookup'`. */
const plain = (literal: Literal): unknown =>
  literal.type === "null" ? null : literal.type === "enum" ? literal.member : literal.value;
