import { DOMParser } from "@xmldom/xmldom";
import { readCommand } from "../../../sandbox/metadata/read-command";

const webResources = [
  { id: "5661f5e9-a0f3-595f-9290-793f6aa5eeb1", name: "x_/greet.js", displayName: "", type: 3, file: undefined },
  { id: "6ef65eba-24a2-5e15-bc2e-28411c6cfe76", name: "x_/greet.svg", displayName: "", type: 11, file: undefined },
];

/** A command as an exported solution has it. */
const xml = `<appaction uniquename="x__Greet!0123456789abcdef0123456789abcdef!x_App!contact!1">
  <appmoduleid><uniquename>x_App</uniquename></appmoduleid>
  <buttonlabeltext default="Greet"><label description="Greet" languagecode="1033" /><label description="Grüßen" languagecode="1031" /></buttonlabeltext>
  <buttonsequencepriority>20.0000000000</buttonsequencepriority>
  <context>1</context>
  <contextentity><logicalname>contact</logicalname></contextentity>
  <contextvalue>contact</contextvalue>
  <fonticon>$clientsvg:Contact</fonticon>
  <hidden>0</hidden>
  <location>1</location>
  <name>Greet</name>
  <onclickeventjavascriptfunctionname>X.greet</onclickeventjavascriptfunctionname>
  <onclickeventjavascriptparameters>[{"type":12},{"type":21,"value":"hello"}]</onclickeventjavascriptparameters>
  <onclickeventjavascriptwebresourceid><webresourceid>{5661F5E9-A0F3-595F-9290-793F6AA5EEB1}</webresourceid></onclickeventjavascriptwebresourceid>
  <onclickeventtype>2</onclickeventtype>
  <type>0</type>
  <visibilitytype>0</visibilitytype>
</appaction>`;

const read = (text: string) =>
  readCommand(new DOMParser().parseFromString(text, "text/xml").documentElement!, webResources);

test("a modern command is read with its app, table, place, label and function", () => {
  expect(read(xml)).toEqual({
    uniqueName: "x__Greet!0123456789abcdef0123456789abcdef!x_App!contact!1",
    name: "Greet",
    label: { 1033: "Greet", 1031: "Grüßen" },
    tooltip: {},
    app: "x_App",
    table: "contact",
    location: "list",
    sequence: 20,
    icon: "Contact",
    hidden: false,
    functionName: "X.greet",
    libraryName: "x_/greet.js",
    parameters: [{ type: 12 }, { type: 21, value: "hello" }],
  });
});

test("an icon of our own is read as the web resource that it is", () => {
  const lookup =
    "<iconwebresourceid><webresourceid>6ef65eba-24a2-5e15-bc2e-28411c6cfe76</webresourceid></iconwebresourceid>";
  const own = xml.replace("<fonticon>$clientsvg:Contact</fonticon>", lookup);
  expect(read(own)).toMatchObject({ icon: "", iconResource: "x_/greet.svg" });
  expect(() => read(own.replace("6ef65eba", "0ef65eba"))).toThrow(
    /no web resource with the id .* \(<iconwebresourceid>\)/,
  );
});

test.each([
  ["a dropdown", "<type>0</type>", "<type>1</type>", /<type> 1 is not implemented/],
  ["a Power Fx formula", "<onclickeventtype>2", "<onclickeventtype>1", /<onclickeventtype> 1 is not implemented/],
  ["a visibility rule", "<visibilitytype>0", "<visibilitytype>1", /<visibilitytype> 1 is not implemented/],
  ["a parameter it does not know", '{"type":12}', '{"type":99}', /does not know the command parameter/],
  ["a web resource that is not there", "{5661F5E9", "{0661F5E9", /no web resource with the id/],
])("refuses %s with a sentence", (_what, from, to, sentence) => {
  expect(() => read(xml.replace(from, to))).toThrow(sentence);
});
