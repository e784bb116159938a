import { type Element } from "@xmldom/xmldom";
import { bareGuid, textOf } from "../../../sandbox/metadata/solution-xml";
import { type Finding, findingAt } from "../refusal";
import { matching, type SolutionFiles } from "../solution-files";
import { type Inventory } from "./inventory";

export const commandFiles = /^appactions\/[^/]+\/appaction\.xml$/;

/** What the handlers take by place (`onclickeventjavascriptparameters`): 5 PrimaryControl on a form, 12 SelectedControl on a list. */
const parametersOf: Record<string, string> = { "0": '[{"type":5}]', "1": '[{"type":12}]' };

/** Elements whose other values need what a zip without an environment can't hold (a compiled formula library), or hide the button. */
const fixed: [element: string, value: string, why: string][] = [
  ["context", "1", "a command of ours belongs to a table"],
  ["type", "0", "only plain buttons are shipped"],
  ["onclickeventtype", "2", "a formula needs a component library, which only an environment can make"],
  ["visibilitytype", "0", "a rule needs a component library; the handler explains what does not apply"],
  ["statecode", "0", "an inactive command is not shown"],
  ["isdisabled", "0", "a disabled command is not shown"],
];

function commandFindings(file: string, command: Element, inventory: Inventory): Finding[] {
  const told = (message: string) => findingAt(file, command, message);
  const text = (...path: string[]) => textOf(command, ...path) ?? "";
  const unique = command.getAttribute("uniquename") ?? "";
  const [app, table, location] = [text("appmoduleid", "uniquename"), text("contextvalue"), text("location")];
  const script = bareGuid(text("onclickeventjavascriptwebresourceid", "webresourceid"));
  return [
    ...(file === `appactions/${unique}/appaction.xml` ? [] : [told(`the folder must be called "${unique}".`)]),
    ...(unique.endsWith(`__${text("name")}!${app}!${table}!${location}`)
      ? []
      : [told(`"${unique}" does not end with name, app, table and place, as the platform names commands.`)]),
    ...(inventory.apps.has(app) ? [] : [told(`the command is for the app "${app}", which this solution lacks.`)]),
    ...(inventory.tables.has(table) && text("contextentity", "logicalname") === table
      ? []
      : [told(`the command is for the table "${table}", which is none, or differs from <contextentity>.`)]),
    ...([...inventory.resources.values()].some(({ id, type }) => id === script && type === "3")
      ? []
      : [told(`its script {${script}} is no script of this solution.`)]),
    ...(parametersOf[location] === text("onclickeventjavascriptparameters")
      ? []
      : [told(`at the place ${location} the handler needs ${parametersOf[location] ?? "a place of 0 or 1"}.`)]),
    ...fixed
      .filter(([element, value]) => text(element) !== value)
      .map(([element, value, why]) => told(`<${element}> must be ${value}: ${why}.`)),
    ...["buttonlabeltext", "buttontooltiptitle", "buttontooltipdescription"]
      .filter((element) => !text(element) && !command.getElementsByTagName(element)[0]?.getAttribute("default"))
      .map((element) => told(`<${element}> has no text.`)),
  ];
}

/** Modern commands: each for our app and a table, with a script, a place and texts; no place has two of one function. */
export function commandsAreComplete(solution: SolutionFiles, inventory: Inventory): Finding[] {
  const commands = matching(solution, commandFiles);
  const keyOf = (root: Element) =>
    ["contextvalue", "location", "onclickeventjavascriptfunctionname"].map((name) => textOf(root, name)).join(" ");
  return commands.flatMap(({ path, root }, index) => [
    ...commandFindings(path, root, inventory),
    ...(commands.findIndex((other) => keyOf(other.root) === keyOf(root)) === index
      ? []
      : [findingAt(path, root, `the place has two buttons for ${keyOf(root)}.`)]),
  ]);
}
