import { readFileSync } from "node:fs";
import { generateNames, namesFile } from "../../../scripts/generate-names";
import { bindingChoice, bindingMode, bindingModeNames } from "../../../model/binding-mode";
import {
  bindingChoices,
  bindingTypeName,
  contact,
  controls,
  webResources,
  wordpressUser,
} from "../../../model/generated/names";
import { metadata } from "./files";

test("the generated names are up to date (else: npm run generate)", () => {
  expect(readFileSync(namesFile, "utf8")).toBe(generateNames(metadata));
});

test("names read as code uses them; username and user are columns that the solution adds to contact (F19)", () => {
  expect(contact).toMatchObject({ table: "contact", set: "contacts", id: "contactid", name: "fullname" });
  expect(contact.columns.userid).toBe("alexacrm_wordpress_userid");
  expect(contact.values.userid).toBe("_alexacrm_wordpress_userid_value");
  expect(contact.keys.userkey).toBe("alexacrm_wordpress_userkey_key");
  expect(contact.maxLength.username).toBe(60);
  expect(wordpressUser).toMatchObject({
    set: "alexacrm_wordpressusers",
    id: "alexacrm_wordpressuserid",
    feedSet: "WordPressUsers",
  });
  expect(wordpressUser.properties.name).toBe("DisplayName");
  expect(webResources.contact).toBe("alexacrm_/wordpress/contact.js");
  expect(controls.wordPressUserPicker).toBe("alexacrm_AlexaCRM.WordPress.WordPressUserPicker");
});

test("choice values of the solution are those that the binding modes compute", () => {
  expect(bindingTypeName).toBe("WordPress.Binding");
  expect(bindingChoices).toEqual(
    Object.fromEntries(Object.entries(bindingMode).map(([name, mode]) => [name, bindingChoice(mode)])),
  );
  const members = metadata.tables.alexacrm_wordpressuser!.columns.alexacrm_binding!.options!.map(
    (o) => o.externalValue,
  );
  expect(members).toEqual(bindingModeNames);
});

test("a new column of the solution shows in the names without another edit", () => {
  const table = metadata.tables.alexacrm_wordpressuser!;
  const nickname = { ...table.columns.alexacrm_locale!, logicalName: "alexacrm_nickname", externalName: "Nickname" };
  const more = {
    ...metadata,
    tables: { ...metadata.tables, alexacrm_wordpressuser: { ...table, columns: { ...table.columns, nickname } } },
  };
  expect(generateNames(more)).toContain('nickname: "alexacrm_nickname"');
  expect(generateNames(more)).toContain("Nickname: string | null;");
});
