import { join } from "node:path";
import { sentence } from "../../../scripts/pack/refusal";
import { packSolution } from "../../../scripts/pack/pack-solution";
import { checkSolution } from "../../../scripts/pack/checks";
import { everywhere, openSolution } from "../../../scripts/pack/solution-files";
import { readTree, type Tree } from "../../../scripts/pack/tree";
import { unpackSolution } from "../../../scripts/pack/unpack-solution";
import { parseXml, rootOf, xmlText } from "../../../scripts/pack/xml";
import { changed, without } from "./broken-sample";
import { metadata, rootFolder } from "./files";

const events = readTree(join(rootFolder, "solution-events"));
const version = metadata.solution.version.split(".").slice(0, 3).join(".");
const findings = (tree: Tree) => checkSolution(openSolution(tree), [], version).map(sentence);
const created = "customapis/alex_WPUserCreated";

/** Exact names, all strings: flows of other people name them (F76, F77, F78). */
const messages: Record<string, string[]> = {
  alex_WPUserCreated: ["Email", "Roles", "UserId"],
  alex_WPUserUpdated: ["Email", "Roles", "UserId"],
  alex_WPUserDeleted: ["UserId"],
};

test("the messages about WordPress users have the agreed names and string parameters (F76, F77, F78)", () => {
  const parameters = everywhere(openSolution(events), "customapirequestparameter");
  const found = everywhere(openSolution(events), "customapi").map(({ file, element }) => {
    const own = parameters.filter((p) => p.file.startsWith(file.replace("customapi.xml", "")));
    for (const { element } of own) expect(element.getElementsByTagName("type")[0]?.textContent).toBe("10");
    return [element.getAttribute("uniquename"), own.map((p) => p.element.getAttribute("uniquename")).sort()];
  });
  expect(Object.fromEntries(found)).toEqual(messages);
});

test("the events solution packs, and unpacks to the same files", () => {
  const files = (tree: Tree) =>
    [...tree].filter(([path]) => path !== "README.md").map(([path, b]) => [path, new TextDecoder().decode(b)]);
  const unpacked = unpackSolution(packSolution({ folder: events, out: new Map(), version, managed: false }));
  expect(files(unpacked).sort()).toEqual(files(events).sort());
});

test("its files are written in the packer's one form of XML", () => {
  for (const [path, content] of events)
    if (path.startsWith("customapis/"))
      expect(xmlText(rootOf(parseXml(path, content)))).toBe(new TextDecoder().decode(content));
});

test("a message of a foreign prefix and a missing description are refused", () => {
  expect(findings(events)).toEqual([]);
  expect(findings(changed(events, `${created}/customapi.xml`, 'uniquename="alex_', 'uniquename="alexacrm_'))).toEqual([
    expect.stringMatching(/customapi\.xml, line 2: "alexacrm_WPUserCreated" has a foreign prefix/),
  ]);
  expect(
    findings(changed(events, `${created}/customapi.xml`, /languagecode="1033"/, 'languagecode="1036"'))[0],
  ).toMatch(/customapi\.xml, line \d+: "A WordPress user was created.*" has no text in the language 1033/);
  expect(() => findings(without(events, "Other/Customizations.xml"))).toThrow(/the file is missing/);
});
