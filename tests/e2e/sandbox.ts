import { test as base } from "@playwright/test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Sandbox } from "../../sandbox/main";
import { startPatientSandbox } from "../patient-sandbox";
import { DataverseRows } from "./dataverse-rows";
import { ModelDrivenApp } from "./model-driven-app";
import { WordPressSite } from "./wordpress-site";

interface Fixtures {
  app: ModelDrivenApp;
  rows: DataverseRows;
  site: WordPressSite;
  /** Keeps a picture of the page as a test artefact. */
  keepPicture: (name: string) => Promise<void>;
}

/** One sandbox for a run: Dataverse, form host, WordPress and bridge on free ports, with a fresh state. */
export const test = base.extend<Fixtures, { sandbox: Sandbox }>({
  sandbox: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const stateFolder = await mkdtemp(path.join(tmpdir(), "sandbox-e2e-"));
      const sandbox = await startPatientSandbox({ stateFolder });
      await use(sandbox);
      await sandbox.stop();
      await rm(stateFolder, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 300_000 },
  ],
  app: async ({ page, sandbox }, use) => use(new ModelDrivenApp(page, sandbox.urls.dataverse)),
  rows: async ({ sandbox }, use) => use(new DataverseRows(sandbox)),
  site: async ({ sandbox }, use) => use(new WordPressSite(sandbox)),
  keepPicture: async ({ page }, use, info) => {
    await use(async (name) => {
      const picture = await page.screenshot({ path: info.outputPath(`${name}.png`) });
      await info.attach(name, { body: picture, contentType: "image/png" });
    });
  },
});

export { expect } from "@playwright/test";
