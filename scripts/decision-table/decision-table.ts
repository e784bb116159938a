import { format } from "prettier";
import { commandObstacle, planCommand } from "../../model/commands";
import { decideContactForm } from "../../model/contact-form";
import { commandExamples } from "../../model/examples/commands";
import { contactFormExamples } from "../../model/examples/contact-form";
import { typedUsernameExamples } from "../../model/examples/typed-username";
import { wordPressUserFormExamples } from "../../model/examples/wordpress-user-form";
import { maySave, type FormNote } from "../../model/form-note";
import { bindingChoices } from "../../model/generated/names";
import { usernameNotes } from "../../model/typed-username";
import { decideWordPressUserForm } from "../../model/wordpress-user-form";
import { languages as commandWords } from "../../webresources/src/words/commands";
import { languages as contactWords } from "../../webresources/src/words/contact-form";
import { languages as userWords } from "../../webresources/src/words/wordpress-user-form";
import { cell, speak, table } from "./cells";

const sayContact = speak(contactWords.english);
const sayUser = speak(userWords.english);
const sayCommand = speak(commandWords.english);

const said = <Text extends string>(notes: FormNote<Text>[], say: (text: Text, values: string[]) => string): string =>
  notes
    .map(({ text, values, level, action }) => `${level}: ${cell(say(text, values))}${action ? " **[Apply]**" : ""}`)
    .join("<br>") || "–";

const contactForm = (): string =>
  table(
    ["situation", "user", "username", "Login Enabled", "→ username", "locked", "→ Login Enabled", "is said", "saves"],
    contactFormExamples.map(({ what, given, userChanged, known }) => {
      const { username, usernameLocked, loginEnabled, notes } = decideContactForm(given, userChanged, known);
      const user = `${cell(given.user?.name)}${userChanged ? " (just now)" : ""}`;
      const outcome = [cell(username), cell(usernameLocked), cell(loginEnabled), said(notes, sayContact)];
      return [what, user, cell(given.username), cell(given.loginEnabled), ...outcome, cell(maySave(notes))];
    }),
  );

const typedUsername = (): string =>
  table(
    ["situation", "is said", "saves"],
    typedUsernameExamples.map(({ what, found }) => {
      const notes = usernameNotes("ann", found, "c1");
      return [what, said(notes, sayContact), cell(maySave(notes))];
    }),
  );

const bindingName = (value: number | null): string =>
  cell(Object.entries(bindingChoices).find(([, choice]) => choice === value)?.[0]);

const userForm = (): string =>
  table(
    ["situation", "contact", "→ Binding", "name, username, site locked", "is said", "saves"],
    wordPressUserFormExamples.map(({ what, given, contactChanged }) => {
      const { binding, identityLocked, notes } = decideWordPressUserForm(given, contactChanged);
      const contact = `${cell(given.contact?.name)}${contactChanged ? " (just now)" : ""}`;
      return [what, contact, bindingName(binding), cell(identityLocked), said(notes, sayUser), cell(maySave(notes))];
    }),
  );

const commands = (): string =>
  table(
    ["command", "row", "is carried out", "because, or what is said before"],
    commandExamples.map(({ command, what, row }) => {
      const reason = commandObstacle(command, row);
      const { warning } = planCommand(command, [row]);
      const words = warning && sayCommand(warning.text, [String(warning.rows)]);
      return [sayCommand(command), what, cell(!reason), cell(reason ? sayCommand(reason) : words)];
    }),
  );

/** The page: each rule's examples, answered by the rules themselves, in the words that people read. */
export function decisionTable(): Promise<string> {
  return format(
    `# What forms and commands decide

Printed from \`model/\` by \`npx tsx scripts/print-decision-table.ts\`; don't edit it. Empty is "–", "just now" means that the lookup was set or cleared a moment ago. An error
stops the save. **[Apply]** marks what one press at the field does.

## Contact form

${contactForm()}

## A username typed while no user is chosen

${typedUsername()}

## WordPress user form

${userForm()}

## Commands

Every command is always shown; what it leaves alone, it explains. "Row" says what the tie of a selected row looks like, from whichever side it was selected.

${commands()}
`,
    { parser: "markdown", printWidth: 120 },
  );
}
