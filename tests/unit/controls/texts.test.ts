import { readdirSync, readFileSync } from "fs";
import { join } from "path";
import * as ts from "typescript";
import { readResx } from "./fake-context";

const root = join(__dirname, "../../../controls");
const sources = (folder: string): string =>
  readdirSync(join(root, folder))
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(root, folder, name), "utf8"))
    .join("\n");

const shared = (file: string): string => readFileSync(join(root, "shared/users", file), "utf8");

const own = (control: string): string =>
  sources(control) +
  (control === "ContactPicker" ? "" : shared("UserPicker.ts")) +
  (control === "WordPressUserPicker" ? shared("LookupUserPicker.ts") : "");

describe.each(["WordPressUserPicker", "WordPressUsernamePicker", "ContactPicker"])("texts of %s", (control) => {
  const languages = readdirSync(join(root, control, "strings")).map((file) => Number(file.split(".")[1]));
  const english = readResx(control);

  test("every language has the same keys and the same places", () => {
    const places = (texts: Record<string, string>) =>
      Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, (text.match(/\{\d\}/g) ?? []).sort()]));
    for (const language of languages) expect(places(readResx(control, language))).toEqual(places(english));
  });

  test("5.4 row 24 English, German, French and Arabic are there", () =>
    expect([...languages].sort()).toEqual([1025, 1031, 1033, 1036]));

  test("every text that the code asks for exists, and every text is asked for", () => {
    const code =
      sources("shared") + own(control) + readFileSync(join(root, control, "ControlManifest.Input.xml"), "utf8");
    const asked = [...sources("shared").matchAll(/\bt\(\s*"(\w+)"/g), ...own(control).matchAll(/\bt\(\s*"(\w+)"/g)];
    expect(asked.map((match) => match[1]).filter((key) => !(key! in english))).toEqual([]);
    expect(Object.keys(english).filter((key) => !code.includes(`"${key}"`) && !composed.test(key))).toEqual([]);
  });

  // Keys made of a failure's code; the platform's codes are listed in failure.ts.
  const composed = /^(TakeOver)?Failed(Busy|Offline|[0-9a-f]{5})$/;

  test("5.4 row 25 in Arabic sentences a name is isolated, so that one in Latin letters turns nothing around", () => {
    const sentences = Object.entries(readResx(control, 1025)).filter(([key]) => !spoken.test(key));
    for (const [key, text] of sentences)
      expect([key, text.replace(/\u2068\{\d\}\u2069/g, "")]).toEqual([key, expect.not.stringMatching(/\{\d\}/)]);
  });

  // Numbers, and names of buttons.
  const spoken = /^(Clear|Open|Found|FoundMany|RetryIn)$/;

  test("5.4 row 24 each property of the manifest has a name and a description in every language", () => {
    const manifest = readFileSync(join(root, control, "ControlManifest.Input.xml"), "utf8");
    const named = [
      ...manifest.matchAll(/<(?:control|property) [^>]*?display-name-key="(\w+)" description-key="(\w+)"/g),
    ];
    expect(named.length).toBe(1 + (manifest.match(/<property /g) ?? []).length);
    const texts = languages.map((language) => readResx(control, language));
    for (const key of named.flatMap(([, name, description]) => [name!, description!]))
      for (const text of texts) expect([key, text[key]]).toEqual([key, expect.stringMatching(/\S/)]);
  });
});

test("undocumented fields of the host are touched in ContextExtended alone", () => {
  const elsewhere = (sources("shared") + sources("shared/users") + sources("ContactPicker")).replace(
    readFileSync(join(root, "shared/ContextExtended.ts"), "utf8"),
    "",
  );
  expect(elsewhere.match(/contextInfo|context as |\.page\b|getContext\(\)|\bXrm\b/g)).toBeNull();
});

/** Places in the code where a word would be seen or heard: text between tags, attributes that speak, properties that hold a text. */
function wordsIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.ES2020, true);
  const found: string[] = [];
  const speaks = /^(text|aside|label|placeholder|title|alt|ariaLabel|aria-label|aria-description|question|obstacle)$/;
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && node.text.trim()) found.push(node.text);
    const named = ts.isJsxAttribute(node) || ts.isPropertyAssignment(node) ? node : undefined;
    const value = named?.initializer;
    if (named && value && ts.isStringLiteralLike(value) && speaks.test(named.name.getText()) && value.text)
      found.push(value.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test("5.4 row 24 the code shows no word of its own", () => {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => /(?<!\.d)\.tsx?$/.test(file));
  expect(files.flatMap(wordsIn)).toEqual([]);
});

test("5.4 row 26 the style sheet has no colour of its own: tokens, with the system's where there are none", () => {
  const css = readFileSync(join(root, "shared/picker.css"), "utf8").replace(/\/\*[^]*?\*\//g, "");
  expect(css.match(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|oklch|color)a?\(/gi)).toBeNull();
  expect(css.match(/var\(--color\w+\)/g)).toBeNull();
});
