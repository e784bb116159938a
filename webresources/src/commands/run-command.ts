import { planCommand, type CommandName, type CommandPlan, type CommandRow } from "../../../model/commands";
import { contact } from "../../../model/generated/names";
import { lacksPrivilege } from "../dataverse/lacks-privilege";
import { say, type Text } from "../words/commands";
import { effects } from "./carry-out";
import { chosenRows, type Chosen } from "./chosen-rows";
import { loadRows } from "./load-rows";

const shownNames = 5;
const shownLines = 10;

interface Outcome {
  succeeded: CommandRow[];
  failed: { row: CommandRow; reason: string }[];
}

/** Runs a command from beginning to end: explains when it does not apply, asks, shows progress, says what came of it. */
export async function runCommand(command: CommandName, control: unknown, items?: unknown): Promise<void> {
  const chosen = chosenRows(control, items);
  const hindrance = hindranceOf(command, chosen);
  if (hindrance) return alert(command, say(hindrance));
  let plan: CommandPlan;
  try {
    plan = planCommand(command, await loadRows(command, chosen.table, chosen.ids));
  } catch (error) {
    console.error("The rows of a command could not be read.", error);
    return alert(command, say("notRead", [reasonOf(error)]));
  }
  if (!plan.rows.length) return alert(command, lines([say("nothingToDo"), ...leftLines(plan)]));
  if (command !== "openInWordPress" && !(await confirmed(command, plan))) return;
  const outcome = await carryOut(command, chosen, plan.rows);
  if (command === "openInWordPress" && !outcome.failed.length) return;
  await alert(command, resultText(outcome, plan));
  chosen.refresh();
}

function hindranceOf(command: CommandName, { ids, unsaved }: Chosen): Text | undefined {
  if (unsaved) return "saveFirst";
  if (!ids.length) return "nothingChosen";
  return command === "openInWordPress" && ids.length > 1 ? "oneOnly" : undefined;
}

async function confirmed(command: Exclude<CommandName, "openInWordPress">, plan: CommandPlan): Promise<boolean> {
  const warning = plan.warning ? [say(plan.warning.text, [String(plan.warning.rows)])] : [];
  const text = lines([say(`${command}Ask`, [people(plan.rows)]), ...warning, ...leftLines(plan)]);
  const dialog = { title: say(command), text, confirmButtonLabel: say(command), cancelButtonLabel: say("cancel") };
  return (await Xrm.Navigation.openConfirmDialog(dialog)).confirmed;
}

/** One row after the other: a command over many rows must not use up what the platform allows a person at once. */
async function carryOut(command: CommandName, { table }: Chosen, rows: CommandRow[]): Promise<Outcome> {
  const outcome: Outcome = { succeeded: [], failed: [] };
  try {
    for (const [index, row] of rows.entries()) {
      Xrm.Utility.showProgressIndicator(say("progress", [say(command), String(index + 1), String(rows.length)]));
      try {
        await effects[command](row, table === contact.table ? "contact" : "user");
        outcome.succeeded.push(row);
      } catch (error) {
        console.error(`${command} failed for one row.`, error);
        outcome.failed.push({ row, reason: lacksPrivilege(error) ? say("notAllowed") : reasonOf(error) });
      }
    }
  } finally {
    Xrm.Utility.closeProgressIndicator();
  }
  return outcome;
}

function resultText({ succeeded, failed }: Outcome, plan: CommandPlan): string {
  const reasons = failed.map(({ row, reason }) => say("line", [row.name, reason]));
  return lines([
    ...(succeeded.length ? [say("done", [people(succeeded)])] : []),
    ...(failed.length ? [say("failed", [String(failed.length)]), ...atMost(reasons)] : []),
    ...leftLines(plan),
  ]);
}

const leftLines = ({ left }: CommandPlan): string[] =>
  left.length
    ? [
        say("leftAlone", [String(left.length)]),
        ...atMost(left.map(({ row, reason }) => say("line", [row.name, say(reason)]))),
      ]
    : [];

const atMost = (all: string[]): string[] =>
  all.length > shownLines
    ? [...all.slice(0, shownLines - 1), say("andMore", ["…", String(all.length - shownLines + 1)])]
    : all;

/** "Ann", or "7 people: Ann, Bob, Claire, Dan, Eve and 2 more". */
function people(rows: CommandRow[]): string {
  if (rows.length === 1) return rows[0]!.name;
  const names = rows
    .slice(0, shownNames)
    .map(({ name }) => name)
    .join(say("separator"));
  const rest = rows.length - shownNames;
  return say("several", [String(rows.length), rest > 0 ? say("andMore", [names, String(rest)]) : names]);
}

const lines = (texts: string[]): string => texts.join("\n");

const reasonOf = (error: unknown): string =>
  (error as { message?: unknown } | null)?.message ? String((error as { message: unknown }).message) : say("noReason");

const alert = async (command: CommandName, text: string): Promise<void> => {
  await Xrm.Navigation.openAlertDialog({ title: say(command), text });
};
