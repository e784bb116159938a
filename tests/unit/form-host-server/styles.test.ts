import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(__dirname, "../../../sandbox/form-host/browser/styles");
const files = readdirSync(folder);
const read = (name: string): string => readFileSync(join(folder, name), "utf8");
const matches = (text: string, pattern: RegExp): string[] => text.match(pattern) ?? [];

test("every file of styles is part of the app's style sheet", () => {
  const imported = matches(read("host.css"), /[\w-]+\.css(?=")/g);
  expect([...imported, "host.css"].sort()).toEqual([...files].sort());
});

test.each(files.filter((name) => name !== "tokens.css"))(
  "%s has no literal colour: themes are made of tokens",
  (name) => {
    expect(matches(read(name), /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(/gi)).toEqual([]);
  },
);

test.each(files)(
  "%s names no left and no right: the app is mirrored for those who write from right to left",
  (name) => {
    // A telephone number is written from left to right everywhere, and stands where other texts begin.
    const rules = read(name).replace(/\[dir="rtl"\][^}]*\}/g, "");
    expect(
      matches(
        rules,
        /\b(?:margin|padding|border)-(?:left|right)\b|^\s*(?:left|right)\s*:|text-align:\s*(?:left|right)/gm,
      ),
    ).toEqual([]);
  },
);

test("the dark theme has a value of its own for every token but those that serve both", () => {
  const [light = "", dark = ""] = read("tokens.css").split('[data-theme="dark"]');
  const names = (text: string) => matches(text, /--[\w-]+(?=:)/g);
  const forBoth = ["--font", "--person", "--on-fill", "--veil", "--radius"];
  expect(names(light).filter((name) => !names(dark).includes(name))).toEqual(forBoth);
});
