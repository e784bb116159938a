import js from "@eslint/js";
import powerApps from "@microsoft/eslint-plugin-power-apps";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

const all = [
  "controls",
  "webresources",
  "model",
  "plugins",
  "odata",
  "bridge",
  "sandbox",
  "solution",
  "tests",
  "scripts",
];

/** The arrows of the design: what each folder may import; an import against them fails the lint. */
const mayImport = {
  model: [],
  odata: [],
  controls: ["model"],
  webresources: ["model"],
  plugins: ["model"],
  bridge: ["plugins", "odata", "model"],
  sandbox: ["odata", "model"],
};

const arrows = Object.entries(mayImport).map(([folder, allowed]) => ({
  files: [`${folder}/**/*.{ts,tsx,mts}`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: all
          .filter((name) => name !== folder && !allowed.includes(name))
          .map((name) => ({
            regex: `^(\\.\\./)+${name}(/|$)`,
            message: `${folder}/ may import ${allowed.length ? allowed.join(", ") : "nothing outside itself"}, not ${name}/ (docs/architecture.md).`,
          })),
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ["**/generated/**", "out/**", "dist/**", ".sandbox/**", "test-results/**", "playwright-report/**"] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
    },
  },
  {
    files: ["controls/**/*.{ts,tsx}", "webresources/**/*.ts"],
    plugins: { "@microsoft/power-apps": powerApps, "react-hooks": reactHooks },
    languageOptions: { globals: { ...globals.browser, ComponentFramework: "readonly", Xrm: "readonly" } },
    rules: { ...powerApps.configs.paCheckerHosted.rules, ...reactHooks.configs.recommended.rules },
  },
  {
    files: ["sandbox/form-host/browser/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    languageOptions: { globals: globals.browser },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    files: ["**/*.cjs", "controls/webpack.config.js", "scripts/**/*.mjs", "sandbox/**/*.{mjs,mts}"],
    languageOptions: { globals: globals.node },
  },
  { files: ["**/*.cjs"], rules: { "@typescript-eslint/no-require-imports": "off" } },
  ...arrows,
);
