import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

// Found once; the workers, which read this file too, take it from their environment.
process.env.CHROME_PATH ??= execFileSync(
  process.execPath,
  [join(__dirname, "scripts/find-browser.mjs"), "--installed"],
  {
    encoding: "utf8",
  },
).trim();

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  workers: 1,
  // A busy machine may hold a browser up; the second attempt has a sandbox of its own, and the run names who needed it.
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      ...(process.env.CHROME_PATH && { executablePath: process.env.CHROME_PATH }),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    },
  },
});
