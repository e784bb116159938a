import { type Element } from "@xmldom/xmldom";

import { fail } from "../errors";
import { type ColumnRef, type Comparison, type Condition, type TextShape } from "./condition";
import { isText } from "./from-odata";
import { fetchValue } from "./literal";

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
];

/**
 * One `<condition>` of a FetchXML filter.
 * @throws DataverseError 400 for a value that does not fit the column, 501 for an operator outside the list.
 */
export function fetchCondition(element: Element, ref: ColumnRef, userId: string): Condition {
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

function valueOf(element: Element): string {
  const value = element.getAttribute("value");
  if (value === null) throw fail("badFetch", `the condition on '${element.getAttribute("attribute")}' needs a value.`);
  return value;
}
