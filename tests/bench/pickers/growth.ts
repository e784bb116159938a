import { type CDPSession } from "@playwright/test";
import { type Cast } from "../../../scripts/pictures/prepare";
import { type Stage } from "../../../scripts/pictures/stage";
import { type Measure } from "./measure";

const calls = 2000;

/** Counts `updateView` of the picker, and causes it: the e-mail is one of its inputs. */
const count = `{
  const { prototype } = _registeredControls.get("AlexaCRM.WordPress.WordPressUserPicker");
  const { updateView } = prototype;
  globalThis.updates = 0;
  prototype.updateView = function (...context) { updates++; return updateView.apply(this, context); };
}`;
const update = `(async () => {
  const column = formOnScreen.getAttribute("emailaddress1");
  const end = updates + ${calls};
  for (let number = 0; updates < end && number < ${10 * calls}; number++) {
    column.setValue(number + "@example.com");
    if (number % 100 === 0) await new Promise((next) => setTimeout(next));
  }
})()`;

/** What 2,000 calls of \`updateView\` leave behind on the form, after as many to warm up. Heap after garbage collection. */
export async function growth(stage: Stage, { bound }: Cast): Promise<Measure[]> {
  const { page } = stage;
  await stage.open("contact", bound.contact);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  await page.evaluate(count);
  await page.evaluate(update);
  const before = await metrics(session);
  const first = await page.evaluate<number>("updates");
  await page.evaluate(update);
  const after = await metrics(session);
  const updates = (await page.evaluate<number>("updates")) - first;
  if (updates < calls)
    throw new Error(`The form host called updateView ${updates} times where ${calls} were asked for.`);
  const grown = (name: string): number => (after.get(name) ?? 0) - (before.get(name) ?? 0);
  return [
    { what: "updateView: calls", value: updates, unit: "" },
    { what: "updateView: heap per call", value: grown("JSHeapUsedSize") / updates, bound: 100, unit: "bytes" },
    { what: "updateView: more listeners", value: grown("JSEventListeners"), bound: 0, unit: "" },
    { what: "updateView: more nodes", value: grown("Nodes"), bound: 50, unit: "" },
  ];
}

async function metrics(session: CDPSession): Promise<Map<string, number>> {
  await session.send("HeapProfiler.collectGarbage");
  const answer = (await session.send("Performance.getMetrics")) as { metrics: { name: string; value: number }[] };
  return new Map(answer.metrics.map(({ name, value }) => [name, value]));
}
