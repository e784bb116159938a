import { reportOnce } from "./report-once";

/**
 * The names that a handler works with: the defaults, with what the maker gave as the handler's parameter in their place,
 * e.g. `{"user":"new_user","username":"new_username"}`. What is no name is reported once and left out.
 */
export function namesFrom<Names extends Record<string, string>>(defaults: Names, given: unknown): Names {
  if (given === undefined || given === null) return defaults;
  const names: Record<string, string> = { ...defaults };
  for (const [key, value] of Object.entries(given as object))
    if (key in defaults && typeof value === "string" && value) names[key] = value;
    else reportOnce(`The handler's parameter ${key} is none; known: ${Object.keys(defaults).join(", ")}.`);
  return names as Names;
}
