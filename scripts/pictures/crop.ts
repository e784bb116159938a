import { type Page } from "@playwright/test";
import { type Stage } from "./stage";

/** CSS pixels round what is pictured. */
const margin = 10;

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A picture of the field with its list, or of the dialog it stands in. */
export async function crop(stage: Stage, wholeDialog = false): Promise<Buffer> {
  const { page, field, list } = stage;
  await atRest(page);
  // A list closes when the page scrolls; with one open, the field is in sight already.
  if (!(await list.isVisible())) await field.scrollIntoViewIfNeeded();
  const parts = wholeDialog ? [page.getByRole("dialog").last(), list] : [field, list];
  const boxes: Box[] = [];
  for (const part of parts) if (await part.first().isVisible()) boxes.push((await part.first().boundingBox())!);
  return page.screenshot({ clip: around(boxes, page.viewportSize()!), animations: "disabled", caret: "hide" });
}

/** Nothing moves any more, and the pointer is over nothing. */
async function atRest(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined)))");
}

function around(boxes: Box[], window: { width: number; height: number }): Box {
  const x = Math.max(0, Math.min(...boxes.map((box) => box.x)) - margin);
  const y = Math.max(0, Math.min(...boxes.map((box) => box.y)) - margin);
  const right = Math.min(window.width, Math.max(...boxes.map((box) => box.x + box.width)) + margin);
  const bottom = Math.min(window.height, Math.max(...boxes.map((box) => box.y + box.height)) + margin);
  return { x, y, width: right - x, height: bottom - y };
}
