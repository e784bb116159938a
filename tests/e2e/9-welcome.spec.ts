import { type FrameLocator, type Page } from "@playwright/test";
import { stepNamePrefix } from "../../model/set-up-rows";
import { accessibilityFindings } from "./accessibility-findings";
import { become } from "./person";
import { expect, test } from "./sandbox";

test.use({ bypassCSP: true });

const soon = { timeout: 60_000 };

/** Opens the app without a place in it: the first item of the site map is what one sees. */
async function openApp(page: Page, url: string): Promise<FrameLocator> {
  await page.goto(`${url}/main.aspx?appname=alexacrm_WordPress`);
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("listitem")).toHaveCount(4);
  return frame;
}

/** What axe finds inside the frame. */
function findings(page: Page): Promise<string[]> {
  return accessibilityFindings(page.frames().find((one) => one.url().includes("welcome.html"))!);
}

test("the app opens with the welcome page, which says that everything works; a step switched off shows, with what to do", async ({
  page,
  sandbox,
  keepPicture,
}) => {
  const url = sandbox.urls.dataverse;
  await expect
    .poll(() => sandbox.dataverse.rows("alexacrm_wordpresssite").map((row) => !!row.alexacrm_lastcontact), soon)
    .toEqual([true]);
  const welcome = await openApp(page, url);
  await expect(welcome.getByRole("status")).toHaveText("Nothing needs attention.");
  expect(await findings(page)).toEqual([]);
  await keepPicture("1 good");

  const step = sandbox.dataverse
    .rows("sdkmessageprocessingstep")
    .find((row) => String(row.name).startsWith(`${stepNamePrefix}Merge`))!;
  const row = `${url}/api/data/v9.2/sdkmessageprocessingsteps(${String(step.sdkmessageprocessingstepid)})`;
  const state = async (statecode: number, statuscode: number) => {
    const answer = await page.request.patch(row, { data: { statecode, statuscode }, headers: { origin: url } });
    expect(answer.status(), await answer.text()).toBe(204);
  };
  await state(1, 2);
  try {
    await welcome.getByRole("button", { name: "Look again" }).press("Enter");
    await expect(welcome.getByRole("listitem").filter({ hasText: "Only 4 of 5 steps" })).toContainText("bridge setup");
    await expect(welcome.getByRole("status")).toHaveText("Needs attention: 1.");
    await keepPicture("2 a step is off");
  } finally {
    await state(0, 1);
  }
});

test("people of the app read sentences where they have no rights, never an error", async ({
  page,
  sandbox,
  keepPicture,
}) => {
  const url = sandbox.urls.dataverse;
  for (const [name, webhook, roles] of [
    ["Uma User", "an administrator sees more here", "You may bind contacts"],
    ["Rita Reader", "an administrator sees more here", "You may look at WordPress users, but not bind them"],
    ["Noel Noaccess", "an administrator sees more here", "You have no role of this app"],
  ] as const) {
    await become(page, url, name);
    const welcome = await openApp(page, url);
    await expect(welcome.getByRole("listitem").nth(1)).toContainText(webhook);
    await expect(welcome.getByRole("listitem").nth(3)).toContainText(roles);
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await keepPicture(name);
  }
});

test("it reads in German and from right to left, in the dark and at 320 pixels, with nothing for axe to find", async ({
  page,
  sandbox,
  keepPicture,
}) => {
  const url = sandbox.urls.dataverse;
  await become(page, url, "Greta Deutsch");
  await expect((await openApp(page, url)).getByRole("heading", { level: 1 })).toHaveText(
    "WordPress-Benutzer und Kontakte",
  );
  await become(page, url, "Amira Arabi");
  await page.emulateMedia({ colorScheme: "dark" });
  const welcome = await openApp(page, url);
  await expect(welcome.locator("html")).toHaveAttribute("dir", "rtl");
  expect(await findings(page)).toEqual([]);
  await keepPicture("Arabic, dark");

  // The navigation stays as wide as it is, so the frame alone gets narrow.
  await page.locator("iframe").evaluate((frame) => {
    Object.assign((frame as unknown as { style: object }).style, {
      position: "fixed",
      inset: "0 0 0 auto",
      width: "320px",
    });
  });
  await expect(welcome.getByRole("listitem")).toHaveCount(4);
  const overhang = () => welcome.locator("html").evaluate(({ scrollWidth, clientWidth }) => [clientWidth, scrollWidth]);
  await expect.poll(overhang).toEqual([320, 320]);
  await keepPicture("320 pixels");
});
