/**
 * Writes `model/generated/names.ts` from `solution/` (`npm run generate`): the one place that spells names of tables,
 * columns, properties, choices, web resources, controls and messages. A test fails while the file is out of date.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join, posix } from "node:path";
import { type Metadata, readSolution } from "../sandbox/metadata";
import { camel, describe, options, pick, subjectOf } from "./names/subject";
import { constant, feedType, rowType } from "./names/typescript";

export const namesFile = join(__dirname, "../model/generated/names.ts");
const solutionFolder = join(__dirname, "../solution");

/** The platform's columns of contact that our code reads or writes. */
const contactColumns = [
  "contactid",
  "fullname",
  "firstname",
  "lastname",
  "emailaddress1",
  "statecode",
  "statuscode",
  "createdon",
  "modifiedon",
  "versionnumber",
  "merged",
  "masterid",
];

/** Web resources of the type 3, JavaScript. */
const scriptsOf = ({ webResources }: Metadata) => webResources.filter(({ type }) => type === 3);

/** The text of `model/generated/names.ts` for a solution. */
export function generateNames(metadata: Metadata): string {
  const { contact, alexacrm_wordpressuser } = metadata.tables;
  const person = subjectOf(contact, ["alexacrm_wordpress_"], contactColumns);
  const user = subjectOf(alexacrm_wordpressuser, ["alexacrm_"]);
  const binding = user.table.columns.alexacrm_binding!;
  return [
    "// Generated from solution/ by `npm run generate`; edit the XML there, not this file.\n",
    constant("Contacts: the platform's table, with our columns.", "contact", describe(person, metadata)),
    constant("WordPress users: the virtual table. `properties` are the feed's names of the columns.", "wordpressUser", {
      ...describe(user, metadata),
      feedSet: user.table.virtual?.externalCollectionName,
      feedType: user.table.virtual?.externalName,
      properties: pick(user.columns, (c) => c.externalName),
    }),
    constant("Values of the choice column Binding, by the feed's member names.", "bindingChoices", options(binding)),
    constant("Type name of the feed's enumeration behind Binding.", "bindingTypeName", binding.externalTypeName),
    constant("Values of statecode of a contact.", "contactState", options(person.table.columns.statecode!)),
    constant(
      "Scripts by file name without ending.",
      "webResources",
      Object.fromEntries(scriptsOf(metadata).map((w) => [posix.basename(w.name, ".js"), w.name])),
    ),
    constant(
      "Code components by constructor.",
      "controls",
      Object.fromEntries(metadata.controls.map((c) => [camel(c.constructorName), c.name])),
    ),
    constant(
      "Custom APIs by name without prefix: the message's name, its parameters by name.",
      "customApis",
      Object.fromEntries(
        (metadata.customApis ?? []).map(({ uniqueName, parameters }) => [
          camel(uniqueName.slice(uniqueName.indexOf("_") + 1)),
          { message: uniqueName, parameters: Object.fromEntries(parameters.map(({ name }) => [camel(name), name])) },
        ]),
      ),
    ),
    constant("The solution itself.", "solution", {
      ...metadata.solution,
      app: metadata.apps[0]?.uniqueName,
      dataSourceId: metadata.dataSources[0]?.id,
      keyHeader: metadata.dataSources[0]?.connection.parameter1name,
    }),
    rowType("A contact as the Web API answers it; columns that were not selected are absent.", "ContactRow", person),
    rowType(
      "A virtual row as the Web API answers it; columns that were not selected are absent.",
      "WordPressUserRow",
      user,
    ),
    feedType(user),
  ].join("\n");
}

if (require.main === module) {
  mkdirSync(join(namesFile, ".."), { recursive: true });
  writeFileSync(namesFile, generateNames(readSolution(solutionFolder)));
  console.log(`Wrote ${namesFile}`);
}
