import { errorList } from "./errors";
import { refused, supported } from "./supported";

const labels: Record<keyof typeof supported, string> = {
  requests: "Requests",
  operations: "Operations and metadata",
  headers: "Headers",
  queryOptions: "Query options",
  filter: "In `$filter`",
  crmFunctions: "Query functions `Microsoft.Dynamics.CRM.…`",
  fetchXml: "In FetchXML",
  fetchOperators: "FetchXML operators",
  events: "Events that steps may be registered on",
};

const code = (text: string): string => `\`${text}\``;

/** What the local Dataverse does and what it refuses, as the part of `sandbox/README.md` that is printed from the code. */
export function supportedMarkdown(): string {
  const lists = (Object.keys(labels) as (keyof typeof supported)[]).map(
    (name) => `- **${labels[name]}:** ${supported[name].map(code).join(", ")}`,
  );
  const refusals = refused.map(({ method, path, what }) => `- ${code(`${method} ${path}`)}: ${what}`);
  const errors = errorList.map(({ name, code: number, status }) => `${code(number)} ${status} ${name}`);
  return [
    ...["### Supported", "", ...lists, ""],
    ...['### Refused with 501 "not implemented in the sandbox: …"', "", ...refusals, ""],
    ...["### Errors", "", errors.join(", "), ""],
  ].join("\n");
}

const begin = "<!-- printed by `npm run contract -- --readme` -->";
const end = "<!-- end of what is printed -->";

/** The README with its printed part as it is now. @throws Error when the README has no place for it. */
export function withSupported(readme: string): string {
  const [before, rest] = readme.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`sandbox/README.md needs the lines ${begin} and ${end}.`);
  return `${before}${begin}\n\n${supportedMarkdown()}\n${end}${after}`;
}
