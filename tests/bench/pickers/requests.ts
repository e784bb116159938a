import { type Request } from "@playwright/test";
import { type Cast } from "../../../scripts/pictures/prepare";
import { type Stage } from "../../../scripts/pictures/stage";
import { type Measure } from "./measure";

const searches = /\/api\/data\/v9\.2\/(alexacrm_wordpressusers|contacts)\?/;

/** How often the picker on the contact form asks Dataverse. */
export async function requests(stage: Stage, { namesake, bound }: Cast): Promise<Measure[]> {
  const { page } = stage;
  let count = 0;
  const listener = (request: Request): void => void (searches.test(request.url()) && count++);
  page.on("request", listener);
  const during = async (what: string, most: number, act: () => Promise<unknown>): Promise<Measure> => {
    count = 0;
    await act();
    await page.waitForLoadState("networkidle");
    // Longer than the picker waits after a key: what it would still ask has been asked.
    await page.waitForTimeout(600);
    return { what: `requests: ${what}`, value: count, bound: most, unit: "" };
  };
  const measures = [
    await during("a form opens, nobody bound", 0, () => stage.open("contact", namesake.contact)),
    await during("first focus", 2, async () => {
      await stage.enter();
      await stage.list.waitFor();
    }),
    await during("a settled text of six keys", 1, () => page.keyboard.type("moo ma", { delay: 20 })),
    await during("another text", 1, () => page.keyboard.press("Backspace")),
    await during("the first text again, within a minute", 0, () => page.keyboard.type("a")),
    await during("a form opens, somebody bound", 0, () => stage.open("contact", bound.contact)),
  ];
  page.off("request", listener);
  return measures;
}
