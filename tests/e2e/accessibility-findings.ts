import { type Frame, type Page } from "@playwright/test";
import { type AxeResults } from "axe-core";

/** What axe finds on a page or in a frame as it stands, by all its rules and at any level. The page's context must bypass CSP. */
export async function accessibilityFindings(page: Page | Frame): Promise<string[]> {
  if (!(await page.evaluate("'axe' in window")))
    await page.addScriptTag({ path: require.resolve("axe-core/axe.min.js") });
  // Colours are judged once nothing fades any more.
  await page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined)))");
  const { violations } = await page.evaluate<AxeResults>(
    "axe.run(document, { resultTypes: ['violations'], preload: false })",
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}
