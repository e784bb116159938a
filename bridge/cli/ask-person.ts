import { createInterface } from "node:readline/promises";

/** Whether a person answers a question with y or yes; Ctrl-C, Ctrl-D and a closed terminal are a no. */
export async function askPerson(
  question: string,
  input: NodeJS.ReadableStream = process.stdin,
  output: NodeJS.WritableStream = process.stdout,
): Promise<boolean> {
  const terminal = createInterface({ input, output });
  const closed = new AbortController();
  // Otherwise nothing would settle the question, and the program would end without its last lines.
  terminal.once("close", () => closed.abort());
  try {
    return /^y(es)?$/i.test((await terminal.question(question, { signal: closed.signal })).trim());
  } catch (error) {
    if (closed.signal.aborted) return false;
    throw error;
  } finally {
    terminal.close();
  }
}
