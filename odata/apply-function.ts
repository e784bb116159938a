import { type Value } from "./compare-values";
import { type FunctionName, functions } from "./expression";
import { fold } from "./fold";
import { hasWildcard, like } from "./like";

/**
 * What a function of a filter makes of its arguments, as many as `functions` says. Searches know no case and no accents.
 * @param wildcards Dataverse: `%`, `_` and `[…]` in the text that is looked for are wildcards.
 */
export function applyFunction(name: FunctionName, values: Value[], wildcards = false): Value {
  if (values.some((value) => value === null || value === undefined)) return inEmpty(name);
  const [first = "", second = ""] = values.map(String);
  switch (name) {
    case "contains":
      return found(first, second, "contains", wildcards);
    case "substringof":
      return found(second, first, "contains", wildcards);
    case "startswith":
    case "endswith":
      return found(first, second, name, wildcards);
    case "indexof":
      return fold(first).indexOf(fold(second));
    case "length":
      return [...first].length;
    case "tolower":
      return first.toLowerCase();
    case "toupper":
      return first.toUpperCase();
    case "trim":
      return first.trim();
  }
}

/** What a function of an empty column is: a search finds nothing there. */
function inEmpty(name: FunctionName): Value {
  if (name === "indexof") return -1;
  return functions[name] === 2 ? false : null;
}

function found(text: string, part: string, how: "contains" | "startswith" | "endswith", wildcards: boolean): boolean {
  if (wildcards && hasWildcard(part))
    return like(text, `${how === "startswith" ? "" : "%"}${part}${how === "endswith" ? "" : "%"}`);
  const [inside, wanted] = [fold(text), fold(part)];
  if (how === "contains") return inside.includes(wanted);
  return how === "startswith" ? inside.startsWith(wanted) : inside.endsWith(wanted);
}
