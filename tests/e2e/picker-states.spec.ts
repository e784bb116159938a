import { type Page } from "@playwright/test";
import { light, type Look, narrow, rightToLeft } from "../../scripts/pictures/looks";
import { type Cast, prepareCast } from "../../scripts/pictures/prepare";
import { Stage } from "../../scripts/pictures/stage";
import { stateGroups } from "../../scripts/pictures/states";
import { type Sandbox } from "../../sandbox/main";
import { accessibilityFindings } from "./accessibility-findings";
import { expect, test } from "./sandbox";

test.use({ bypassCSP: true });

let cast: Cast;
test.beforeAll(async ({ sandbox }) => {
  cast = await prepareCast(sandbox);
});

async function stageOf(page: Page, sandbox: Sandbox, look: Look = light): Promise<Stage> {
  const stage = new Stage(page, sandbox);
  await stage.prepare(look);
  return stage;
}

for (const { title, states } of stateGroups) {
  const rows = [...new Set(states.flatMap((state) => state.rows ?? []))].sort((one, other) => one - other);

  for (const hand of ["mouse", "keyboard"] as const) {
    test(`${title}, by ${hand}: axe finds nothing in any state (5.4 rows ${rows.join(", ")})`, async ({
      page,
      sandbox,
    }) => {
      const stage = await stageOf(page, sandbox);
      stage.hand = hand;
      for (const { name, show, says } of states)
        await test.step(name, async () => {
          try {
            await show(stage, cast);
            await expect.poll(() => stage.words(), { message: name }).toMatch(says);
            expect(await accessibilityFindings(page), name).toEqual([]);
          } finally {
            await stage.restore();
          }
        });
    });
  }
}

test("Esc, Tab and a click elsewhere without a choice change nothing; the focus stays in the field (5.4 rows 7, 8, 9, 11)", async ({
  page,
  sandbox,
}) => {
  const stage = await stageOf(page, sandbox);
  await stage.open("contact", cast.bound.contact);
  const holdsItsUser = async () => {
    await expect(stage.list).toBeHidden();
    await expect(stage.input).toHaveValue("");
    await expect(stage.field.locator(".icds-value")).toContainText(cast.bound.name);
  };
  const leave = {
    "the Tab key": () => page.keyboard.press("Tab"),
    // Pressed and released in no time, as no hand does it, a click may fall between two listeners of Fluent's callout.
    "a click beside the field": () =>
      expect(async () => {
        await page.getByRole("heading", { level: 1 }).click({ delay: 80 });
        await expect(stage.list).toBeHidden({ timeout: 2000 });
      }).toPass(),
    "the Esc key": () => page.keyboard.press("Escape"),
  };
  for (const [way, go] of Object.entries(leave))
    await test.step(way, async () => {
      await stage.type("ele");
      await stage.option("Elena").waitFor();
      await page.keyboard.press("ArrowDown");
      await go();
      await holdsItsUser();
    });
  await expect(stage.input).toBeFocused();
  for (const arrow of ["ArrowDown", "ArrowUp"]) {
    await page.keyboard.press(arrow);
    await expect(stage.list, `${arrow} opens the closed list`).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(stage.list).toBeHidden();
  }
  await stage.type("ele");
  await stage.choose("Elena");
  await expect(stage.field.locator(".icds-value")).toContainText("Elena Popescu");
  await expect(stage.input).toBeFocused();
});

test("name, Clear and input are reached by Tab in this order; Clear and Backspace in the empty field clear (5.4 rows 10, 12)", async ({
  page,
  sandbox,
}) => {
  const stage = await stageOf(page, sandbox);
  const { name, contact } = cast.bound;
  await stage.open("contact", contact);
  await stage.field.getByRole("button", { name: `Open ${name}` }).focus();
  await page.keyboard.press("Tab");
  await expect(stage.field.getByRole("button", { name: `Clear ${name}` })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(stage.input).toBeFocused();
  await page.keyboard.press("Backspace");
  await expect(stage.field.locator(".icds-value")).toHaveCount(0);
  await stage.open("contact", contact);
  await stage.field.getByRole("button", { name: `Clear ${name}` }).focus();
  await page.keyboard.press("Enter");
  await expect(stage.field.locator(".icds-value")).toHaveCount(0);
});

/** 1,280 pixels at 200 %. */
const zoomed: Look = { name: "200 %", size: { width: 640, height: 450 } };

for (const look of [narrow, zoomed])
  test(`${look.name}: nothing is cut off, the list stays on screen, targets measure 24 px and more (5.4 rows 26, 27)`, async ({
    page,
    sandbox,
  }) => {
    const stage = await stageOf(page, sandbox, look);
    await stage.open("contact", cast.refused.contact);
    await stage.action().waitFor();
    for (const target of await stage.field.locator("button:visible, input").all()) {
      const { width, height } = (await target.boundingBox())!;
      expect(
        Math.min(width, height),
        await target.evaluate((one: { outerHTML: string }) => one.outerHTML),
      ).toBeGreaterThanOrEqual(24);
    }
    await stage.enter();
    // A page that still moves closes the list; the arrow key opens it again.
    await expect(async () => {
      if (!(await stage.list.isVisible())) await page.keyboard.press("ArrowDown");
      await expect(stage.option("example.com")).toBeVisible({ timeout: 5000 });
    }).toPass();
    const { width, height } = look.size;
    const list = (await stage.list.boundingBox())!;
    expect(list.x).toBeGreaterThanOrEqual(0);
    expect(list.x + list.width).toBeLessThanOrEqual(width);
    expect(list.y).toBeGreaterThanOrEqual(0);
    expect(list.y + list.height).toBeLessThanOrEqual(height);
    expect((await stage.option("example.com").boundingBox())!.height).toBeGreaterThanOrEqual(24);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    expect(await accessibilityFindings(page)).toEqual([]);
  });

test("right to left: the field is mirrored; forced colours: its border shows (5.4 rows 25, 26)", async ({
  page,
  sandbox,
}) => {
  const stage = await stageOf(page, sandbox, rightToLeft);
  await stage.open("contact", cast.bound.contact);
  const name = (await stage.field.locator(".icds-value").boundingBox())!;
  const clear = (await stage.field.locator(".icds-clear").boundingBox())!;
  expect(clear.x + clear.width).toBeLessThanOrEqual(name.x + 1);
  expect(await accessibilityFindings(page)).toEqual([]);

  await page.emulateMedia({ forcedColors: "active" });
  const { border, background } = await page.evaluate<Record<"border" | "background", string>>(
    `(({ borderTopColor, backgroundColor }) => ({ border: borderTopColor, background: backgroundColor }))(getComputedStyle(document.querySelector(".icds-field")))`,
  );
  expect(border).not.toBe(background);
  expect(border).not.toBe("rgba(0, 0, 0, 0)");
});
