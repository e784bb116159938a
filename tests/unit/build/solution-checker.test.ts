import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { ESLint, type Linter } from "eslint";

// eslint-disable-next-line @typescript-eslint/no-require-imports -- the package has no types.
const powerApps = require("@microsoft/eslint-plugin-power-apps") as {
  configs: { paCheckerHosted: { rules: Record<string, string> } };
};

/** Build output. */
const out = join(__dirname, "../../../out");

const bundles = [
  ...readdirSync(join(out, "webresources")).map((name) => join(out, "webresources", name)),
  ...readdirSync(join(out, "controls")).map((name) => join(out, "controls", name, "bundle.js")),
].filter((file) => file.endsWith(".js"));

/** The page's own script builds its own page; form scripts and components leave the page to the platform. */
const pages = ["welcome.js"];
const ofPages = ["avoid-dom-form", "avoid-dom-form-event"].map((name) => [`@microsoft/power-apps/${name}`, "off"]);

/**
 * What the solution checker looks for, by the rules that Microsoft publishes, each of them an error, in a language of 2018 and
 * without code that is made from text. Code components are of 2020: the older syntax would put them above their 4.5 KB.
 */
const configs: Linter.Config[] = [
  {
    files: ["**/*.js"],
    languageOptions: { ecmaVersion: 2018, sourceType: "script" },
    linterOptions: { noInlineConfig: true },
    plugins: { "@microsoft/power-apps": powerApps as never },
    rules: {
      ...Object.fromEntries(Object.keys(powerApps.configs.paCheckerHosted.rules).map((name) => [name, "error"])),
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
    },
  },
  { files: ["**/controls/**"], languageOptions: { ecmaVersion: 2020 } },
  { files: pages.map((name) => `**/${name}`), rules: Object.fromEntries(ofPages) },
];

const checker = new ESLint({ overrideConfigFile: true, overrideConfig: configs });

async function findings(code: string, filePath = "bundle.js"): Promise<string[]> {
  const [result] = await checker.lintText(code, { filePath });
  return result!.messages.map(({ ruleId, message }) => ruleId ?? message);
}

test("scripts and code components are built", () => {
  expect(bundles.map((file) => basename(file)).sort()).toEqual(expect.arrayContaining(["commands.js", "contact.js"]));
  for (const file of bundles) expect(existsSync(file)).toBe(true);
});

test.each(bundles.map((file) => [file.slice(out.length + 1), file]))(
  "the solution checker finds nothing in %s",
  async (name, file) => {
    expect(await findings(readFileSync(file, "utf8"), name)).toEqual([]);
  },
);

test.each([
  ["a deprecated client API", "Xrm.Page.getAttribute('a');", "@microsoft/power-apps/use-client-context"],
  [
    "a request that blocks",
    "var x = new XMLHttpRequest(); x.open('GET', '/a', false);",
    "@microsoft/power-apps/use-async",
  ],
  ["jQuery, or what looks like it", "Xrm.Utility.refresh(); $(1);", "@microsoft/power-apps/avoid-dom-form"],
  ["eval", "eval('1');", "no-eval"],
  ["code made from text", "new Function('return 1')();", "no-new-func"],
  ["syntax that is newer than 2018", "const a = b?.c;", expect.stringMatching(/Parsing error/)],
])("%s is found", async (_what, code, rule) => {
  expect(await findings(code)).toContainEqual(rule);
});
