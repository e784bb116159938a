import { type Cast } from "../../../scripts/pictures/prepare";
import { type Stage } from "../../../scripts/pictures/stage";
import { median, type Measure } from "./measure";

const words = ["ma", "moo", "an", "ber", "el", "so", "pri", "hu", "ru", "gra", "will"];

/** Notes in the page when the last key went down, when a search left and was answered, and when the list with its rows was drawn. */
const watch = `{
  const times = (globalThis.pickerTimes = {});
  addEventListener("keydown", () => (times.key = performance.now()), true);
  const { fetch } = globalThis;
  globalThis.fetch = async (...request) => {
    const search = /alexacrm_wordpressusers\\?/.test(request[0]);
    if (search) times.asked = performance.now();
    const answer = await fetch(...request);
    if (search) times.answered = performance.now();
    return answer;
  };
  const drawn = () => {
    if (times.answered > times.asked && !(times.shown > times.answered) && document.querySelector(".icds-list [role=option]"))
      times.shown = performance.now();
  };
  new MutationObserver(() => requestAnimationFrame(drawn)).observe(document.body, { childList: true, subtree: true, characterData: true });
}`;

const timer = `new Promise((done) => { const begun = performance.now(); setTimeout(() => done(performance.now() - begun), 250); })`;

/**
 * Medians in this browser. What counts as slow is told by a timer of the picker's own delay, measured in the same run on the same busy machine.
 */
export async function speed(stage: Stage, { free }: Cast): Promise<Measure[]> {
  const { page } = stage;
  await stage.open("contact", free.contact);
  await page.evaluate(watch);
  await stage.enter();
  await stage.list.waitFor();
  const delays: number[] = [];
  const toRequest: number[] = [];
  const toList: number[] = [];
  for (const word of words) {
    delays.push(await page.evaluate<number>(timer));
    await stage.input.fill("");
    await page.evaluate("pickerTimes.asked = pickerTimes.answered = pickerTimes.shown = undefined");
    await page.keyboard.type(word);
    await page.waitForFunction("pickerTimes.shown > pickerTimes.answered && pickerTimes.asked > pickerTimes.key");
    const { key, asked, answered, shown } =
      await page.evaluate<Record<"key" | "asked" | "answered" | "shown", number>>("pickerTimes");
    toRequest.push(asked - key);
    toList.push(shown - answered);
  }
  const delay = median(delays);
  return [
    { what: "time: a timer of 250 ms", value: delay, unit: "ms" },
    { what: "time: last key to request", value: median(toRequest), unit: "ms" },
    { what: "time: last key to request, against the timer", value: median(toRequest) / delay, bound: 2, unit: "times" },
    { what: "time: answer to list on screen", value: median(toList), unit: "ms" },
    {
      what: "time: answer to list on screen, against the timer",
      value: median(toList) / delay,
      bound: 1,
      unit: "times",
    },
  ];
}
