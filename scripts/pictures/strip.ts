import { type Page } from "@playwright/test";

/** CSS pixels that a picture may be wide. */
const widest = 1200;

/** One picture of the same state in every look, each with the look's name under it. */
export async function strip(page: Page, panels: { name: string; png: Buffer }[]): Promise<Buffer> {
  const figures = panels.map(
    ({ name, png }) =>
      `<figure><img src="data:image/png;base64,${png.toString("base64")}"><figcaption>${name}</figcaption></figure>`,
  );
  await page.setViewportSize({ width: widest, height: 400 });
  await page.setContent(`<!doctype html><style>${style}</style>${fewColours}<main>${figures.join("")}</main>`);
  await page.waitForFunction("[...document.images].every((image) => image.complete)");
  return page.locator("main").screenshot();
}

/** Sixteen steps of each colour: nobody sees the difference, and the files are half as large. */
const steps = Array.from({ length: 16 }, (_, step) => (step / 15).toFixed(3)).join(" ");
const channels = ["R", "G", "B"].map((name) => `<feFunc${name} type="discrete" tableValues="${steps}"/>`).join("");
const fewColours = `<svg width="0" height="0" style="position:absolute"><filter id="few" color-interpolation-filters="sRGB"><feComponentTransfer>${channels}</feComponentTransfer></filter></svg>`;

const style = `
  body { margin: 0; background: #fff; font: 12px/16px sans-serif; color: #444; }
  main { display: inline-flex; flex-wrap: wrap; align-items: flex-start; gap: 12px; padding: 12px; }
  figure { margin: 0; }
  img { display: block; outline: 1px solid #ccc; filter: url(#few); }
  figcaption { padding-top: 4px; text-align: center; }`;
