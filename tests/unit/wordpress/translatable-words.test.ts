import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const plugin = join(__dirname, "../../../wordpress/dataverse-user-binding");
const files = readdirSync(plugin, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".php"));

const call = /\b(?:__|_n|_x|esc_html__|esc_attr__)\(/g;
const text = String.raw`'(?:[^'\\]|\\.)*'`;
/** What follows a call: a literal, for _n() the plural and the number too, and the text domain. */
const complete = new RegExp(String.raw`^\s*(${text})\s*,(?:\s*${text}\s*,[^,;]*,)?\s*'dataverse-user-binding',?\s*\)`);

/** The calls of a file that fail, as "path:line". */
const failing = (path: string, fails: (after: string, before: string) => boolean): string[] => {
  const php = readFileSync(join(plugin, path), "utf8");
  return [...php.matchAll(call)]
    .filter((match) => fails(php.slice(match.index + match[0].length), php.slice(0, match.index)))
    .map((match) => `${path}:${php.slice(0, match.index).split("\n").length}`);
};

it("every word that a person reads is a literal in the plugin's text domain, or no translator would ever see it", () => {
  expect(files.length).toBeGreaterThan(50);
  expect(files.flatMap((path) => failing(path, (after) => !complete.test(after)))).toEqual([]);
});

it("every placeholder is explained to translators on the line above", () => {
  const unexplained = (after: string, before: string) => {
    const placeholder = /%(?:\d+\$)?[sd]/.test(complete.exec(after)?.[1] ?? "");
    return placeholder && !/\/\* translators: .*\*\/\n.*$/.test(before);
  };
  expect(files.flatMap((path) => failing(path, unexplained))).toEqual([]);
});
