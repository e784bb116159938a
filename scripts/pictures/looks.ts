import { type Page } from "@playwright/test";
import { type HostDescription } from "../../sandbox/form-host/browser-metadata";

/** In what surroundings a person sees the same state. */
export interface Look {
  name: string;
  theme?: "dark";
  /** LCID. */
  languageId?: number;
  forcedColors?: true;
  /** Of the window, in CSS pixels. */
  size: { width: number; height: number };
}

const desktop = { width: 1024, height: 768 };

export const light: Look = { name: "light", size: desktop };
export const dark: Look = { name: "dark", theme: "dark", size: desktop };
export const forcedColours: Look = { name: "forced colours", forcedColors: true, size: desktop };
/** Arabic. */
export const rightToLeft: Look = { name: "right to left", languageId: 1025, size: desktop };
/** As wide as a page may be for which nobody has to scroll sideways (WCAG 1.4.10), and as a desktop of 1,280 at 400 %. */
export const narrow: Look = { name: "narrow", size: { width: 320, height: 700 } };

export const looks: Look[] = [light, dark, forcedColours, rightToLeft, narrow];

/**
 * Puts the page into a look from its next address on. Theme and language are settings of the person in the app: they are set on whoever works there, so
 * that every person can be seen in every look. `change` may change more of what the app tells the browser of itself.
 */
export async function dress(
  page: Page,
  { theme, languageId, forcedColors, size }: Look,
  change: (description: HostDescription) => void,
): Promise<void> {
  await page.setViewportSize(size);
  await page.emulateMedia({ forcedColors: forcedColors ? "active" : "none", reducedMotion: "reduce" });
  await page.unroute("**/main.aspx*");
  await page.unroute("**/_host/metadata.json");
  await page.route("**/main.aspx*", async (route) => {
    const response = await route.fetch();
    let body = await response.text();
    if (theme) body = body.replace('data-theme="light"', `data-theme="${theme}"`);
    if (languageId) body = body.replace('lang="en" dir="ltr"', 'lang="ar" dir="rtl"');
    await route.fulfill({ response, body });
  });
  await page.route("**/_host/metadata.json", async (route) => {
    const response = await route.fetch();
    const description = (await response.json()) as HostDescription;
    if (theme) description.person.theme = theme;
    if (languageId) description.languageId = description.person.languageId = languageId;
    change(description);
    await route.fulfill({ response, json: description });
  });
}
