import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { languages as commands } from "../../../webresources/src/words/commands";
import { languages as contactForm } from "../../../webresources/src/words/contact-form";
import { languages as wordPressUserForm } from "../../../webresources/src/words/wordpress-user-form";

const all = { commands, contactForm, wordPressUserForm } as unknown as Record<
  string,
  Record<string, Record<string, string>>
>;
const places = (text: string): string[] => [...new Set(text.match(/\{\d\}/g) ?? [])].sort();

describe.each(Object.entries(all))("words of %s", (_name, { english, ...others }) => {
  test.each(Object.entries(others))("%s has the same texts with the same places", (_language, words) => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(english!).sort());
    for (const [key, text] of Object.entries(words)) expect([key, places(text)]).toEqual([key, places(english![key]!)]);
  });

  test.each(Object.entries(others))("%s is translated", (_language, words) => {
    const untranslated = Object.keys(words).filter(
      (key) => words[key] === english![key] && /[a-z]{2}/i.test(words[key]!),
    );
    expect(untranslated).toEqual([]);
  });
});

const source = join(__dirname, "../../../webresources/src");
const filesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === "words" ? [] : filesIn(path);
    return [path];
  });

/** Literals of a file that read as something for a person: two words or more. What goes to the console is for whoever looks there. */
function spokenLiterals(file: string): string[] {
  const tree = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2019, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^(console\.|reportOnce$)/.test(node.expression.getText())) return;
    if (ts.isNewExpression(node) && node.expression.getText() === "Error") return;
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
    if (isText && /[a-zA-Z]{2,} [a-zA-Z]{2,}/.test(node.text)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found.filter((text) => !/ (eq|ge|or) /.test(text));
}

test.each(filesIn(source))("no word for a person stands in %s", (file) => {
  expect(spokenLiterals(file)).toEqual([]);
});
