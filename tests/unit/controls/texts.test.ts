import { readdirSync, readFileSync } from "fs";
import { join } from "path";
import { readResx } from "./fake-context";

const root = join(__dirname, "../../../controls");
const sources = (folder: string): string =>
  readdirSync(join(root, folder))
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(root, folder, name), "utf8"))
    .join("\n");

const own = (control: string): string =>
  sources(control) + (control === "ContactPicker" ? "" : sources("shared/users"));

describe.each(["WordPressUserPicker", "WordPressUsernamePicker", "ContactPicker"])("texts of %s", (control) => {
  const languages = readdirSync(join(root, control, "strings")).map((file) => Number(file.split(".")[1]));
  const english = readResx(control);

  test("every language has the same keys and the same places", () => {
    const places = (texts: Record<string, string>) =>
      Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, (text.match(/\{\d\}/g) ?? []).sort()]));
    for (const language of languages) expect(places(readResx(control, language))).toEqual(places(english));
  });

  test("5.4.24 English, German, French and Arabic are there", () =>
    expect([...languages].sort()).toEqual([1025, 1031, 1033, 1036]));

  test("every text that the code asks for exists, and every text is asked for", () => {
    const code =
      sources("shared") + own(control) + readFileSync(join(root, control, "ControlManifest.Input.xml"), "utf8");
    const asked = [...sources("shared").matchAll(/\bt\(\s*"(\w+)"/g), ...own(control).matchAll(/\bt\(\s*"(\w+)"/g)];
    expect(asked.map((match) => match[1]).filter((key) => !(key! in english))).toEqual([]);
    expect(Object.keys(english).filter((key) => !code.includes(`"${key}"`) && !composed.test(key))).toEqual([]);
  });

  // Keys made of a failure's code; the platform's codes are listed in failure.ts.
  const composed = /^Failed(Busy|Offline|[0-9a-f]{5})$/;

  test("the code shows no word of its own", () => {
    const literal = /(?:ariaLabel|aria-label|placeholder|title)="[^"]*[a-z]|>[^<>{}=;()]*[A-Za-z]{3,}[^<>{}=;()]*<\//g;
    expect((sources("shared") + own(control)).match(literal)).toBeNull();
  });
});
