import { type Comparison, type Expression, type Literal } from "../../odata/expression";
import { printFilter } from "../../odata/print-filter";
import { conditionsOn, join, type TextSearch, type Translated } from "./conditions";
import { type SiteIdentity } from "./sites";
import { badRequest } from "./errors";
import { isPropertyName, type PropertyName } from "./properties";

/**
 * Says a filter in the plugin's terms for the users of one site. Text compares without case and accents there, so `tolower` and
 * `toupper` mean nothing. Negations are pushed down to the single conditions.
 * @throws FeedError (400) with a sentence for what the plugin can't do.
 */
export function translateFilter(filter: Expression, site: SiteIdentity): Translated {
  const on = conditionsOn(site);
  return condition(filter, false);

  function condition(expression: Expression, negated: boolean): Translated {
    switch (expression.kind) {
      case "and":
      case "or": {
        const type = (expression.kind === "and") === negated ? "or" : "and";
        return join(
          type,
          expression.operands.map((operand) => condition(operand, negated)),
        );
      }
      case "not":
        return condition(expression.operand, !negated);
      case "compare":
        return comparison(expression, negated);
      case "in":
        return on.among(nameOf(expression.left), expression.values.map(literalOf), negated);
      case "call":
        return search(expression, !negated);
      case "property":
        return on.compare(nameOf(expression), negated ? "ne" : "eq", { type: "boolean", value: true });
      case "literal":
        if (expression.literal.type !== "boolean") throw cannot(expression);
        return expression.literal.value !== negated;
      case "crm":
        throw cannot(expression);
    }
  }

  function comparison({ operator, left, right }: Comparing, negated: boolean): Translated {
    if (left.kind === "literal" && right.kind !== "literal")
      return comparison({ kind: "compare", operator: mirrored[operator], left: right, right: left }, negated);
    const literal = literalOf(right);
    if (left.kind === "literal") return compareLiterals(left.literal, operator, literal) !== negated;
    if (left.kind === "call" && !ignoresCase(left)) return compareCall(left, operator, literal, negated);
    return negated ? on.compareNegated(nameOf(left), operator, literal) : on.compare(nameOf(left), operator, literal);
  }

  /** `contains(F,'x') eq true`; `indexof(F,'x') ge 0` is `contains`, `eq 0` is `startswith`. */
  function compareCall(call: Calling, operator: Comparison, literal: Literal, negated: boolean): Translated {
    const asked = whatIsAsked(call, operator, literal);
    if (!asked) throw cannot({ kind: "compare", operator, left: call, right: { kind: "literal", literal } });
    return search({ ...call, name: asked.name }, asked.found !== negated);
  }

  function search(call: Calling, wanted: boolean): Translated {
    const [first, second] = call.name === "substringof" ? [call.args[1], call.args[0]] : call.args;
    const how = call.name === "substringof" ? "contains" : call.name;
    if (!first || !second || !isTextSearch(how)) throw cannot(call);
    return on.search(nameOf(first), how, literalOf(ignoresCase(second) ? second.args[0]! : second), wanted);
  }
}

type Comparing = Expression & { kind: "compare" };
type Calling = Expression & { kind: "call" };
type CaseCall = Calling & { name: "tolower" | "toupper" };

const mirrored: Record<Comparison, Comparison> = { eq: "eq", ne: "ne", gt: "lt", ge: "le", lt: "gt", le: "ge" };

function whatIsAsked(call: Calling, operator: Comparison, literal: Literal) {
  if (call.name !== "indexof") {
    if (literal.type !== "boolean" || (operator !== "eq" && operator !== "ne")) return undefined;
    return { name: call.name, found: literal.value === (operator === "eq") };
  }
  const text = `${operator} ${literal.type === "number" ? literal.text : ""}`;
  if (text === "eq 0") return { name: "startswith" as const, found: true };
  if (["ge 0", "gt -1", "ne -1"].includes(text)) return { name: "contains" as const, found: true };
  return ["lt 0", "le -1", "eq -1"].includes(text) ? { name: "contains" as const, found: false } : undefined;
}

/** `1 eq 1`, which some clients send for "everything". */
function compareLiterals(left: Literal, operator: Comparison, right: Literal): boolean {
  if (operator !== "eq" && operator !== "ne") throw badRequest("Two values are compared with eq and ne only.");
  return (JSON.stringify(left) === JSON.stringify(right)) === (operator === "eq");
}

function nameOf(expression: Expression): PropertyName {
  if (ignoresCase(expression)) return nameOf(expression.args[0]!);
  if (expression.kind !== "property") throw cannot(expression);
  return propertyName(expression.path.join("/"));
}

/** @throws FeedError (400) for a name that the entity type has not, in the wording of Dataverse. */
export function propertyName(name: string): PropertyName {
  if (isPropertyName(name)) return name;
  throw badRequest(`Could not find a property named '${name}' on type 'WordPress.WordPressUser'.`);
}

function literalOf(expression: Expression): Literal {
  if (expression.kind === "literal") return expression.literal;
  throw badRequest(`WordPress can compare a property with a value only, not with ${printFilter(expression)}.`);
}

const ignoresCase = (expression: Expression): expression is CaseCall =>
  expression.kind === "call" && (expression.name === "tolower" || expression.name === "toupper");

const isTextSearch = (name: string): name is TextSearch =>
  name === "contains" || name === "startswith" || name === "endswith";

const cannot = (expression: Expression) => badRequest(`WordPress can't search by ${printFilter(expression)}.`);
