import { type Element } from "@xmldom/xmldom";

import { fail } from "../errors";
import { type ColumnRef, type Comparison, type Condition, type TextShape } from "./condition";
import { isText } from "./from-odata";
import { fetchValue } from "./literal";
import { relativePeriod, relativePeriods } from "./relative-period";

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
  ...["null", "not-null", "in", "not-in", "eq-userid", "ne-userid"],
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
export function fetchCondition(element: Element, ref: ColumnRef, { userId, now }: Asked): Condition {
  const operator = element.getAttribute("operator") ?? "";
  const negate = (condition: Condition, yes: boolean): Condition =>
    yes ? { kind: "not", part: condition } : condition;
  if (Object.hasOwn(comparisons, operator))
    return { kind: "compare", ref, operator: comparisons[operator]!, value: fetchValue(ref.column, valueOf(element)) };
  if (Object.hasOwn(texts, operator)) {
    if (!isText(ref.column))
      throw fail("badFetch", `'${operator}' takes a text column, not '${ref.column.logicalName}'.`);
    const { shape, negated } = texts[operator]!;
    return negate({ kind: "text", ref, shape, text: valueOf(element) }, !!negated);
  }
  if (relativePeriods.includes(operator)) return within(ref, relativePeriod(operator, element, now));
  switch (operator) {
    case "null":
    case "not-null":
      return negate({ kind: "null", ref }, operator === "not-null");
    case "in":
    case "not-in": {
      const values = Array.from(element.getElementsByTagName("value"), ({ textContent }) => textContent ?? "");
      if (!values.length) throw fail("badFetch", `'${operator}' needs <value> elements.`);
      return negate(
        { kind: "in", ref, values: values.map((text) => fetchValue(ref.column, text)) },
        operator === "not-in",
      );
    }
    case "eq-userid":
    case "ne-userid":
      return { kind: "compare", ref, operator: operator === "eq-userid" ? "eq" : "ne", value: userId };
    default:
      throw fail("notImplemented", `the FetchXML operator '${operator}'`);
  }
}

function within(ref: ColumnRef, { from, to }: { from: Date; to: Date }): Condition {
  if (ref.column.type !== "datetime")
    throw fail("badFetch", `'${ref.column.logicalName}' is no date; a period can't be asked of it.`);
  const compare = (operator: Comparison, date: Date): Condition => ({
    ...{ kind: "compare", ref, operator },
    value: fetchValue(ref.column, date.toISOString()),
  });
  return { kind: "and", parts: [compare("ge", from), compare("lt", to)] };
}

function valueOf(element: Element): string {
  const value = element.getAttribute("value");
  if (value === null) throw fail("badFetch", `the condition on '${element.getAttribute("attribute")}' needs a value.`);
  return value;
}
