/** Unit tests in Node, unit tests of browser code in jsdom, integration tests on the real parts. */
// Jest looks through nothing else: WordPress, builds and packages are thousands of files, and come and go while it looks.
const code = ["tests", "bridge", "controls", "model", "odata", "plugins", "sandbox", "scripts", "webresources"];
const roots = code.map((folder) => `<rootDir>/${folder}`);
const transform = { "\\.tsx?$": "<rootDir>/tests/transform-typescript.cjs" };
const browser = ["controls", "webresources", "form-host"].map(
  (name) => `<rootDir>/tests/unit/${name}/**/*.test.ts?(x)`,
);

/** @type {import('jest').Config} */
module.exports = {
  // Nothing here takes long by itself; a busy machine may.
  testTimeout: 180_000,
  projects: [
    {
      displayName: "unit",
      rootDir: __dirname,
      roots,
      testEnvironment: "node",
      testMatch: ["<rootDir>/tests/unit/**/*.test.ts", ...browser.map((glob) => glob.replace("<rootDir>", "!**"))],
      transform,
      clearMocks: true,
    },
    {
      displayName: "browser",
      rootDir: __dirname,
      roots,
      testEnvironment: "jsdom",
      testMatch: browser,
      setupFilesAfterEnv: ["<rootDir>/tests/unit/browser-setup.ts"],
      transform,
      clearMocks: true,
    },
    {
      displayName: "integration",
      rootDir: __dirname,
      roots,
      testEnvironment: "node",
      testMatch: ["<rootDir>/tests/integration/**/*.test.ts"],
      transform,
      clearMocks: true,
    },
  ],
};
