import { commandNames } from "../../../model/commands";
import { languages } from "../../../webresources/src/words/commands";
import { metadata } from "./files";

const commands = metadata.commands ?? [];
const lcids = { 1033: "english", 1031: "german", 1036: "french", 1025: "arabic" } as const;

/** The command that a button starts: the last part of its function's name. */
const nameOf = (functionName: string) => functionName.split(".").at(-1)! as (typeof commandNames)[number];

test.each([
  ["contact", "form"],
  ["contact", "list"],
  ["alexacrm_wordpressuser", "form"],
  ["alexacrm_wordpressuser", "list"],
])("%s has the five commands on its %s, in one order, in our app alone", (table, location) => {
  const here = commands.filter((command) => command.table === table && command.location === location);
  expect(here.map(({ functionName }) => nameOf(functionName))).toEqual(commandNames);
  for (const command of here) {
    expect(command).toMatchObject({ app: "alexacrm_WordPress", hidden: false });
    expect(command.libraryName).toBe("alexacrm_/wordpress/commands.js");
    expect(command.functionName).toBe(`AlexaCRM.WordPress.Commands.${nameOf(command.functionName)}`);
    expect(command.parameters).toEqual([{ type: location === "form" ? 5 : 12 }]);
  }
});

test("there are no other commands", () => expect(commands).toHaveLength(20));

test("a button is called what its dialogs call it, in every language", () => {
  for (const { functionName, label } of commands)
    for (const [lcid, language] of Object.entries(lcids))
      expect(label[Number(lcid)]).toBe(languages[language][nameOf(functionName)]);
});

test("a button says what it does, in every language, with the name that the column has there", () => {
  const column = metadata.tables.contact!.columns.alexacrm_wordpress_loginenabled!.displayName;
  for (const { functionName, tooltip } of commands)
    for (const lcid of Object.keys(lcids).map(Number)) {
      expect(tooltip[lcid]).toMatch(/\S.*\.$/);
      if (/ableLogin$/.test(functionName)) expect(tooltip[lcid]).toContain(column[lcid]);
    }
});

test("dialogs and notes name the column Login Enabled as the form does", () => {
  const column = metadata.tables.contact!.columns.alexacrm_wordpress_loginenabled!.displayName;
  for (const [lcid, language] of Object.entries(lcids))
    expect(languages[language].enableLoginAsk).toContain(column[Number(lcid)]);
});

test("a button has the same picture at all its places, by a name of the platform's as real exports hold it", () => {
  const pictures = Object.fromEntries(commands.map(({ functionName, icon }) => [nameOf(functionName), icon]));
  expect(pictures).toEqual({
    ...{ enableLogin: "Accept", disableLogin: "Lock", unbind: "Cancel" },
    ...{ openInWordPress: "OpenInNewWindow", sendPasswordReset: "Mail" },
  });
  for (const { functionName, icon, iconResource } of commands)
    expect([icon, iconResource]).toEqual([pictures[nameOf(functionName)], undefined]);
});
