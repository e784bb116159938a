import { type CrmCall, type Expression, type FunctionName, type Literal } from "../../../odata/expression";
import { type OrderItem } from "../../../odata/parse-order-by";
import { type Column, type Table } from "../../metadata/types";
import { type Catalog } from "../catalog";
import { fail } from "../errors";
import { type ColumnRef, type Comparison, type Condition, type Join, type Order, type TextShape } from "./condition";
import { readCrmCall } from "./crm-function";
import { type Asked, conditionOf } from "./fetch-condition";
import { isText } from "./is-text";
import { literalValue } from "./literal";

/** Turns the expressions of one query on a table into conditions; paths through a lookup become outer joins. */
export class ODataTranslator {
  readonly joins = new Map<string, Join>();

  constructor(
    private readonly catalog: Catalog,
    private readonly table: Table,
    private readonly asked: Asked,
  ) {}

  /** @throws DataverseError 400 for names, types and shapes that Dataverse refuses, 501 for what the sandbox lacks. */
  condition(expression: Expression): Condition {
    switch (expression.kind) {
      case "and":
      case "or":
        return { kind: expression.kind, parts: expression.operands.map((one) => this.condition(one)) };
      case "not":
        return { kind: "not", part: this.condition(expression.operand) };
      case "compare":
        return this.compare(expression);
      case "in":
        throw fail("badQuery", "The 'in' operator is not supported. Use Microsoft.Dynamics.CRM.In.");
      case "call":
        return this.call(expression.name, expression.args);
      case "crm":
        return this.crm(expression);
      case "property": {
        const ref = this.ref(expression.path);
        if (ref.column.type !== "bit")
          throw fail("badQuery", "The $filter expression must evaluate to a single boolean value.");
        return { kind: "compare", ref, operator: "eq", value: true };
      }
      case "literal":
        throw fail("badQuery", "The $filter expression must evaluate to a single boolean value.");
    }
  }

  order({ path, descending }: OrderItem): Order {
    return { ref: this.ref(path), descending };
  }

  private compare({ operator, left, right }: Expression & { kind: "compare" }): Condition {
    if (left.kind === "literal" && right.kind === "property")
      return this.compare({ kind: "compare", operator: mirrored[operator], left: right, right: left });
    // `contains(…) eq true` says what `contains(…)` says.
    if (left.kind === "call" && right.kind === "literal" && right.literal.type === "boolean" && operator === "eq")
      return right.literal.value ? this.condition(left) : { kind: "not", part: this.condition(left) };
    if (left.kind !== "property")
      throw fail("notImplemented", `'${left.kind}' on the left of '${operator}' in $filter`);
    const ref = this.ref(left.path);
    if (right.kind === "property") return { kind: "compareColumns", ref, operator, other: this.ref(right.path) };
    if (right.kind !== "literal")
      throw fail("notImplemented", `'${right.kind}' on the right of '${operator}' in $filter`);
    const value = literalValue(ref.column, right.literal);
    if (value !== null) return { kind: "compare", ref, operator, value };
    if (operator === "eq") return { kind: "null", ref };
    if (operator === "ne") return { kind: "not", part: { kind: "null", ref } };
    throw fail("badQuery", `null can be compared with 'eq' and 'ne' only, not with '${operator}'.`);
  }

  private call(name: FunctionName, args: Expression[]): Condition {
    const shape = name === "contains" || name === "startswith" || name === "endswith" ? name : undefined;
    const [property, text] = args;
    if (!shape || property?.kind !== "property" || text?.kind !== "literal")
      throw fail(
        "notImplemented",
        `the function '${name}' in $filter other than contains, startswith, endswith of a column and a text`,
      );
    return this.text(this.ref(property.path), shape, text.literal);
  }

  private text(ref: ColumnRef, shape: TextShape, literal: Literal): Condition {
    if (literal.type !== "string" || !isText(ref.column))
      throw fail(
        "badQuery",
        `No function signature for the function with name '${shape}' matches the specified arguments.`,
      );
    return { kind: "text", ref, shape, text: literal.value };
  }

  private crm(call: CrmCall): Condition {
    const { property, operator, values } = readCrmCall(call);
    const lookup = `_${property}_value`;
    const ref = this.ref([this.catalog.property(this.table, lookup) ? lookup : property]);
    // An empty list of OData finds nothing; FetchXML takes none.
    if (!values.length && (operator === "in" || operator === "not-in")) return emptyList(ref, operator);
    return conditionOf(operator, ref, values, this.asked);
  }

  /** A column, or one of the row that a chain of lookups leads to: `masterid/ownerid/fullname`. */
  private ref(path: string[]): ColumnRef {
    let table = this.table;
    let alias: string | undefined;
    for (const navigation of path.slice(0, -1)) {
      const property = this.catalog.property(table, navigation);
      if (property?.as !== "navigation" || !property.target) throw fail("noProperty", navigation, table.logicalName);
      this.refuseVirtual(table, property.column);
      const target = this.catalog.table(property.target);
      alias = this.join(alias, navigation, property.column, target);
      table = target;
    }
    const name = path.at(-1) ?? "";
    const property = this.catalog.property(table, name);
    if (!property) throw fail("noProperty", name, table.logicalName);
    if (property.as === "navigation")
      throw fail(
        "badQuery",
        `The property '${name}' is a navigation property: use '_${property.column.logicalName}_value'.`,
      );
    this.refuseVirtual(table, property.column);
    return { column: property.column, ...(alias === undefined ? {} : { alias }) };
  }

  private join(parent: string | undefined, navigation: string, to: Column, table: Table): string {
    const alias = `${parent ?? ""}${navigation}/`;
    const from = table.columns[table.primaryId]!;
    const holder = parent === undefined ? {} : { parent };
    this.joins.set(alias, { alias, ...holder, table, from, to, outer: true, columns: [] });
    return alias;
  }

  private refuseVirtual(table: Table, column: Column): void {
    const target = table.virtual ? undefined : this.catalog.virtualTarget(column);
    if (target) throw fail("virtualLookup", column.logicalName, table.logicalName, target.logicalName);
  }
}

const mirrored: Record<Comparison, Comparison> = { eq: "eq", ne: "ne", gt: "lt", ge: "le", lt: "gt", le: "ge" };

const emptyList = (ref: ColumnRef, operator: "in" | "not-in"): Condition => {
  const none: Condition = { kind: "in", ref, values: [] };
  return operator === "in" ? none : { kind: "not", part: none };
};
