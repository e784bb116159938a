import type { Site } from "../site/site";
import { WordPressRefused } from "../wordpress-client";

/** Where a command's lines go, and what it ends with. */
export interface Answer {
  write(line: string): void;
  failed(): void;
}

const toTerminal: Answer = {
  write: (line) => void process.stdout.write(line),
  failed: () => void (process.exitCode = 1),
};

/** Prints one line for `what`; an error is its sentence and exit code 1. */
export async function line(what: string, ask: () => Promise<string>, answer: Answer = toTerminal): Promise<void> {
  try {
    answer.write(`${what}: ${await ask()}\n`);
  } catch (error) {
    answer.write(`${what}: ${sentenceOf(error)}\n`);
    answer.failed();
  }
}

/** Prints one line for each site; one that fails keeps nobody from the next. */
export async function eachSite<Part extends { site: Pick<Site, "tag"> }>(
  sites: readonly Part[],
  ask: (part: Part) => Promise<string>,
  answer: Answer = toTerminal,
): Promise<void> {
  for (const part of sites) await line(`Site ${part.site.tag}`, () => ask(part), answer);
}

function sentenceOf(error: unknown): string {
  if (error instanceof WordPressRefused && error.isSignedOut)
    return `WordPress does not let the bridge's user in (${error.code}). Run "bridge doctor": it says whether the password, its user or the web server is at fault, and what to do.`;
  return error instanceof Error ? error.message : String(error);
}
