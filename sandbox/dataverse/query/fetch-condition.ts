import { type Element } from "@xmldom/xmldom";

import { fail } from "../errors";
import { isLookup } from "../catalog";
import { and, type ColumnRef, type Comparison, type Condition, type TextShape } from "./condition";
import { isText } from "./is-text";
import { fetchValue } from "./literal";
import { type Period, relativePeriod, relativePeriods } from "./relative-period";

const comparisons: Record<string, Comparison> = {
  eq: "eq",
  ne: "ne",
  neq: "ne",
  gt: "gt",
  ge: "ge",
  lt: "lt",
  le: "le",
};

const texts: Record<string, { shape: TextShape; negated?: true }> = {
  like: { shape: "like" },
  "not-like": { shape: "like", negated: true },
  "begins-with": { shape: "startswith" },
  "not-begin-with": { shape: "startswith", negated: true },
  "ends-with": { shape: "endswith" },
  "not-end-with": { shape: "endswith", negated: true },
};

/** All operators of a FetchXML condition that the sandbox knows. */
export const fetchOperators = [
  ...Object.keys(comparisons),
  ...Object.keys(texts),
  ...["null", "not-null", "in", "not-in", "between", "not-between", "eq-userid", "ne-userid", "eq-useroruserteams"],
  ...relativePeriods,
];

/** Who asks and when: what conditions such as "my" and "this week" mean. */
export interface Asked {
  userId: string;
  now: Date;
}

/**
 * One `<condition>` of a FetchXML filter.
 * @throws DataverseError 400 for a value that does not fit the column, 501 for an operator outside the list.
 */
export function fetchCondition(element: Element, ref: ColumnRef, asked: Asked): Condition {
  const operator = element.getAttribute("operator") ?? "";
  const values = Array.from(element.getElementsByTagName("value"), ({ textContent }) => textContent ?? "");
  const value = element.getAttribute("value");
  return conditionOf(operator, ref, value === null ? values : [value, ...values], asked);
}

/** One `<condition>` that compares two columns (`valueof`). @throws DataverseError 400 for operators that compare no columns. */
export function columnCondition(element: Element, ref: ColumnRef, other: ColumnRef): Condition {
  const operator = element.getAttribute("operator") ?? "";
  if (!Object.hasOwn(comparisons, operator))
    throw fail("badFetch", `'${operator}' compares no columns: 'valueof' goes with eq, ne, gt, ge, lt, le.`);
  return { kind: "compareColumns", ref, operator: comparisons[operator]!, other };
}

/** A condition by FetchXML's name of its operator and the texts of its values. @throws DataverseError as `fetchCondition`. */
export function conditionOf(operator: string, ref: ColumnRef, values: string[], { userId, now }: Asked): Condition {
  const name = ref.column.logicalName;
  const negate = (condition: Condition, yes: boolean): Condition =>
    yes ? { kind: "not", part: condition } : condition;
  const single = (): string => {
    if (values[0] === undefined) throw fail("badFetch", `the condition on '${name}' needs a value.`);
    return values[0];
  };
  const compare = (by: Comparison, text: string): Condition => ({
    ...{ kind: "compare", ref, operator: by },
    value: fetchValue(ref.column, text),
  });
  if (Object.hasOwn(comparisons, operator)) return compare(comparisons[operator]!, single());
  if (Object.hasOwn(texts, operator)) {
    if (!isText(ref.column)) throw fail("badFetch", `'${operator}' takes a text column, not '${name}'.`);
    const { shape, negated } = texts[operator]!;
    return negate({ kind: "text", ref, shape, text: single() }, !!negated);
  }
  if (relativePeriods.includes(operator)) return within(ref, relativePeriod(operator, values[0] ?? "", now));
  switch (operator) {
    case "null":
    case "not-null":
      return negate({ kind: "null", ref }, operator === "not-null");
    case "in":
    case "not-in":
      if (!values.length) throw fail("badFetch", `'${operator}' needs <value> elements.`);
      return negate(
        { kind: "in", ref, values: values.map((text) => fetchValue(ref.column, text)) },
        operator === "not-in",
      );
    case "between":
    case "not-between": {
      const [from, to] = values;
      if (from === undefined || to === undefined) throw fail("badFetch", `'${operator}' needs two <value> elements.`);
      return operator === "between"
        ? { kind: "and", parts: [compare("ge", from), compare("le", to)] }
        : { kind: "or", parts: [compare("lt", from), compare("gt", to)] };
    }
    // There are no teams here, so nobody is in one.
    case "eq-useroruserteams":
    case "eq-userid":
    case "ne-userid":
      if (!isLookup(ref.column) && ref.column.type !== "primarykey")
        throw fail("badFetch", `'${operator}' takes a lookup, not '${name}'.`);
      return { kind: "compare", ref, operator: operator === "ne-userid" ? "ne" : "eq", value: userId };
    default:
      throw fail("notImplemented", `the FetchXML operator '${operator}'`);
  }
}

const day = 24 * 60 * 60 * 1000;

function within(ref: ColumnRef, { from, to }: Period): Condition {
  if (ref.column.type !== "datetime")
    throw fail("badFetch", `'${ref.column.logicalName}' is no date; a period can't be asked of it.`);
  const isDateOnly = ref.column.format?.toLowerCase() === "date";
  // A column without a time belongs to the period with its whole day.
  const end = to && isDateOnly ? new Date(Math.ceil(to.getTime() / day) * day) : to;
  const compare = (operator: Comparison, date: Date): Condition => ({
    ...{ kind: "compare", ref, operator },
    value: fetchValue(ref.column, date.toISOString()),
  });
  return and([...(from ? [compare("ge", from)] : []), ...(end ? [compare("lt", end)] : [])])!;
}
