import { parseUserGuid } from "../../model/user-guid";
import { compareValues } from "../../odata/compare-values";
import { type Comparison, type Literal } from "../../odata/expression";
import { fold } from "../../odata/fold";
import { type Condition, type ConditionValue, type Filter, type UserField } from "../wordpress-client";
import { badRequest } from "./errors";
import { literalValue } from "./literal-value";
import { isSiteProperty, propertyOf, type PropertyName } from "./properties";
import { siteText, type SiteIdentity } from "./sites";

/** A filter in the plugin's terms; true or false when the site alone decides and WordPress need not be asked. */
export type Translated = Filter | Condition | boolean;

export type TextSearch = "contains" | "startswith" | "endswith";

/**
 * Single conditions on one property, in the plugin's terms. They keep Dataverse's meaning of empty columns whatever SQL thinks of NULL:
 * `ne` and `not contains` keep empty ones, `gt` and `contains` don't.
 * All throw FeedError (400) for a value of another kind and for properties that WordPress can't search.
 */
export function conditionsOn(site: SiteIdentity) {
  return { compare, compareNegated, among, search };

  function compare(name: PropertyName, operator: Comparison, literal: Literal): Translated {
    const equality = operator === "eq" || operator === "ne";
    if (literal.type === "null" && !equality) return false;
    const value = literalValue(name, literal);
    if (name === "Id") return identity(operator, value);
    if (isSiteProperty(name)) return siteCompares(siteText(site, name), operator, value);
    const field = fieldOf(name);
    const { nullable } = propertyOf(name);
    if (value === null && !nullable) return operator === "ne";
    if (value === null) return operator === "eq" ? empty(field) : present(field);
    const result: Condition = { Field: field, Operator: operator, Value: value };
    return operator === "ne" && nullable ? join("or", [result, empty(field)]) : result;
  }

  function compareNegated(name: PropertyName, operator: Comparison, literal: Literal): Translated {
    const equality = operator === "eq" || operator === "ne";
    if (literal.type === "null" && !equality) return true;
    const opposite = compare(name, negation[operator], literal);
    const mayBeEmpty = propertyOf(name).nullable && !isSiteProperty(name);
    return !equality && mayBeEmpty ? join("or", [opposite, empty(fieldOf(name))]) : opposite;
  }

  function among(name: PropertyName, literals: Literal[], negated: boolean): Translated {
    const type = negated ? "and" : "or";
    if (name === "Id" || isSiteProperty(name))
      return join(
        type,
        literals.map((literal) => compare(name, negated ? "ne" : "eq", literal)),
      );
    const field = fieldOf(name);
    const { nullable } = propertyOf(name);
    const values = literals.map((literal) => literalValue(name, literal));
    const some = values.filter((value) => value !== null);
    const emptyCounts = some.length < values.length;
    const inList: Condition = { Field: field, Operator: "in", Value: some };
    if (!negated) return join("or", [some.length > 0 && inList, emptyCounts && nullable && empty(field)]);
    const notInList: Translated = some.length === 0 || { Type: "not", Conditions: [inList] };
    if (!nullable) return notInList;
    return emptyCounts ? join("and", [notInList, present(field)]) : join("or", [notInList, empty(field)]);
  }

  /** @param wanted false keeps the rows where the text is not found, those with an empty column among them. */
  function search(name: PropertyName, how: TextSearch, literal: Literal, wanted: boolean): Translated {
    if (propertyOf(name).type !== "Edm.String") throw badRequest(`${name} is no text; '${how}' can't search it.`);
    if (literal.type !== "string") throw badRequest(`'${how}' looks for text in quotes.`);
    if (isSiteProperty(name)) return textFound(siteText(site, name) ?? "", how, literal.value) === wanted;
    const found: Condition = { Field: fieldOf(name), Operator: how, Value: literal.value };
    if (wanted) return found;
    const missing: Filter = { Type: "not", Conditions: [found] };
    return propertyOf(name).nullable ? join("or", [missing, empty(found.Field)]) : missing;
  }

  /** The row's guid holds site and user: another site's guid, or one that is no user's, is nobody here. */
  function identity(operator: Comparison, value: ConditionValue): Translated {
    if (operator !== "eq" && operator !== "ne") throw badRequest("Id is compared with eq, ne and in only.");
    const user = typeof value === "string" ? parseUserGuid(value) : undefined;
    if (user?.siteTag !== site.tag) return operator === "ne";
    return { Field: "id", Operator: operator, Value: user.userId };
  }
}

function siteCompares(text: string | null, operator: Comparison, value: ConditionValue): boolean {
  const order = compareValues(text, value);
  if (operator === "ne") return order !== 0;
  if (order === undefined) return false;
  return { eq: order === 0, gt: order > 0, ge: order >= 0, lt: order < 0, le: order <= 0 }[operator];
}

/** Joins conditions; what is already decided drops out or decides all. */
export function join(type: "and" | "or", parts: Translated[]): Translated {
  const decisive = type === "or";
  if (parts.includes(decisive)) return decisive;
  const conditions = parts.filter((part) => typeof part !== "boolean");
  if (conditions.length === 0) return !decisive;
  return conditions.length === 1 ? conditions[0]! : { Type: type, Conditions: conditions };
}

/** @throws FeedError (400) for a property that WordPress can neither search nor sort by. */
export function fieldOf(name: PropertyName): UserField {
  const { field } = propertyOf(name);
  if (field) return field;
  throw badRequest(`WordPress can't search or sort by ${name}: it is worked out for each user.`);
}

const negation: Record<Comparison, Comparison> = { eq: "ne", ne: "eq", gt: "le", ge: "lt", lt: "ge", le: "gt" };

const empty = (Field: UserField): Condition => ({ Field, Operator: "null", Value: null });
const present = (Field: UserField): Condition => ({ Field, Operator: "notnull", Value: null });

function textFound(text: string, how: TextSearch, part: string): boolean {
  const [inside, wanted] = [fold(text), fold(part)];
  if (how === "contains") return inside.includes(wanted);
  return how === "startswith" ? inside.startsWith(wanted) : inside.endsWith(wanted);
}
