import { bindingChoice, bindingModeNames, type BindingMode } from "../../model/binding-mode";
import { type Literal } from "../../odata/expression";
import { instantOf } from "../../odata/instant";
import { printLiteral } from "../../odata/print-filter";
import { type ConditionValue } from "../wordpress-client";
import { badRequest } from "./errors";
import { propertyOf, type PropertyName } from "./properties";

/**
 * A literal of a filter as the plugin compares it with this property: a guid as lower-case text, a binding as its number, a time as
 * ISO 8601 UTC.
 * @throws FeedError (400) when the literal is of another kind than the property.
 */
export function literalValue(name: PropertyName, literal: Literal): ConditionValue {
  if (literal.type === "null") return null;
  const wrong = (wanted: string) =>
    badRequest(`${name} is ${wanted}; it can't be compared with ${printLiteral(literal)}.`);
  switch (propertyOf(name).type) {
    case "Edm.String":
      if (literal.type !== "string") throw wrong("text");
      return literal.value;
    case "Edm.Int32":
      if (literal.type !== "number" || !Number.isSafeInteger(literal.value)) throw wrong("a whole number");
      return literal.value;
    case "Edm.Boolean":
      if (literal.type !== "boolean") throw wrong("true or false");
      return literal.value;
    case "Edm.Guid": {
      const guid = literal.type === "guid" || literal.type === "string" ? plainGuid(literal.value) : undefined;
      if (!guid) throw wrong("a guid");
      return guid;
    }
    case "Edm.DateTimeOffset": {
      const time = literal.type === "datetime" || literal.type === "string" ? instantOf(literal.value) : NaN;
      if (Number.isNaN(time)) throw wrong("a date and time");
      return new Date(time).toISOString().replace(".000Z", "Z");
    }
    case "WordPress.Binding": {
      const mode = bindingNumber(literal);
      if (mode === undefined) throw wrong(`one of ${bindingModeNames.join(", ")}`);
      return mode;
    }
  }
}

/** Lower case, without braces; undefined for text that is no guid. */
export function plainGuid(text: string): string | undefined {
  const guid = text.replace(/^\{(.*)\}$/, "$1").toLowerCase();
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(guid) ? guid : undefined;
}

/** A member's name, its number, or the choice value that Dataverse stores for it. */
function bindingNumber(literal: Literal): number | undefined {
  if (literal.type === "enum" && literal.enumType !== "WordPress.Binding") return undefined;
  const text =
    literal.type === "enum"
      ? literal.member
      : literal.type === "number"
        ? literal.text
        : "value" in literal && literal.value;
  const mode = bindingModeNames.findIndex((name, number) =>
    [name, String(number), String(bindingChoice(number as BindingMode))].includes(String(text)),
  );
  return mode < 0 ? undefined : mode;
}
