import fc from "fast-check";
import { bindingChoice, type BindingMode, bindingModeNames } from "../../model/binding-mode";
import { contacts, parts, times, words } from "./many-people";

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const oneOf = (...values: string[]) => fc.constantFrom(...values);
const comparison = (columns: string[], operators: string[], values: fc.Arbitrary<string>) =>
  fc.tuple(oneOf(...columns), oneOf(...operators), values).map((pieces) => pieces.join(" "));
const equality = ["eq", "ne"];
const all = [...equality, "gt", "ge", "lt", "le"];
const orNull = (one: fc.Arbitrary<string>) => fc.oneof({ weight: 4, arbitrary: one }, fc.constant("null"));
const text = oneOf(...words.map(quoted));
/** In an ordinary table `%`, `_` and `[` are wildcards of LIKE, to a data source they are letters: see the last test. */
const part = oneOf(...[...parts, ...words.filter((word) => !/[%_[]/.test(word))].map(quoted));
const search = (columns: string[]) =>
  fc
    .tuple(oneOf("contains", "startswith", "endswith"), oneOf(...columns), part)
    .map(([name, column, wanted]) => `${name}(${column},${wanted})`);
const composed = (condition: fc.Arbitrary<string>) =>
  fc.letrec<{ filter: string }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      condition,
      tie("filter").map((one) => `not (${one})`),
      fc
        .tuple(oneOf(" and ", " or "), fc.array(tie("filter"), { minLength: 2, maxLength: 3 }))
        .map(([operator, list]) => `(${list.join(operator)})`),
    ),
  })).filter;

/** Columns of text of the virtual table. */
export const columns = [
  "alexacrm_name",
  "alexacrm_firstname",
  "alexacrm_lastname",
  "alexacrm_username",
  "alexacrm_email",
  "alexacrm_roles",
  "alexacrm_contactname",
  "alexacrm_timezone",
];
/** Filters as the Web API takes them on the virtual table. */
export const webApiFilter = composed(
  fc.oneof(
    { weight: 2, arbitrary: comparison(columns, all, text) },
    { weight: 3, arbitrary: search(columns) },
    comparison(columns, equality, fc.constant("null")),
    comparison(["alexacrm_wpid"], all, oneOf("5", "8", "20")),
    comparison(["alexacrm_lastlogin", "alexacrm_modified"], all, oneOf(...times)),
    comparison(["alexacrm_lastlogin"], equality, fc.constant("null")),
    comparison(
      ["alexacrm_binding"],
      equality,
      oneOf(...bindingModeNames.map((_, mode) => String(bindingChoice(mode as BindingMode)))),
    ),
    comparison(["alexacrm_loginlocked"], equality, oneOf("true", "false")),
    comparison(["_alexacrm_contactid_value"], equality, orNull(oneOf(...contacts))),
    fc
      .tuple(oneOf("In", "NotIn"), oneOf(...columns), fc.array(text, { minLength: 1, maxLength: 3 }))
      .map(
        ([name, column, list]) =>
          `Microsoft.Dynamics.CRM.${name}(PropertyName='${column}',PropertyValues=[${list.join()}])`,
      ),
  ),
);

const properties = ["DisplayName", "FirstName", "LastName", "Username", "Email", "Roles", "ContactName", "TimeZone"];
/** Filters as the feed takes them. */
export const feedFilter = composed(
  fc.oneof(
    comparison(properties, all, orNull(text)),
    search(properties),
    comparison(["WpId"], all, oneOf("5", "8", "20")),
    comparison(["LastLogin"], all, orNull(oneOf(...times))),
    comparison(["Binding"], equality, oneOf(...bindingModeNames.map((name) => `WordPress.Binding'${name}'`))),
    fc
      .tuple(oneOf(...properties), fc.array(orNull(text), { minLength: 1, maxLength: 3 }))
      .map(([name, list]) => `${name} in (${list.join()})`),
    fc
      .tuple(oneOf(...properties), part, oneOf("ge 0", "eq -1", "gt -1", "ne -1", "lt 0", "eq 0"))
      .map(([name, wanted, rest]) => `indexof(${name},${wanted}) ${rest}`),
    fc.tuple(oneOf(...properties), part).map(([name, wanted]) => `substringof(${wanted},${name})`),
    fc.tuple(search(properties), oneOf("eq", "ne"), oneOf("true", "false")).map((pieces) => pieces.join(" ")),
    fc
      .tuple(oneOf("tolower", "toupper"), oneOf(...properties), oneOf("eq", "ne"), text)
      .map(([name, property, operator, wanted]) => `${name}(${property}) ${operator} ${wanted}`),
    oneOf("LoginLocked", "true", "1 eq 1"),
  ),
);
