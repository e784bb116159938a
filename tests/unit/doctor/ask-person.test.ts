import { PassThrough } from "node:stream";
import { askPerson } from "../../../bridge/cli/ask-person";

/** A terminal on which this was typed, and which then ends or stays open. */
function answer(typed: string, ends = false): Promise<boolean> {
  const input = new PassThrough();
  input.write(typed);
  if (ends) input.end();
  return askPerson("May I? ", input, new PassThrough());
}

test.each([
  ["y\n", true],
  ["YES\n", true],
  ["\n", false],
  ["no\n", false],
  ["yesterday\n", false],
])("the answer %j is %s", async (typed, wanted) => expect(await answer(typed)).toBe(wanted));

test("a terminal that is closed instead of an answer is a no", async () => expect(await answer("", true)).toBe(false));
