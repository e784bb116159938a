import { Broken, type Finding, lookAt } from "../doctor/check";
import type { Site } from "../site/site";
import { WordPressRefused } from "../wordpress-client";

/** What to do where Dataverse refuses a contact: it asks the running bridge for the user that a bound contact names. */
export const startOne =
  'If no copy of the bridge is at work, start one with "bridge serve": Dataverse reads the user of a bound contact through it.';

/** Where a command's answer goes, and what the process ends with. */
export interface Answer {
  write(text: string): void;
  failed(): void;
}

const toTerminal: Answer = {
  write: (text) => void process.stdout.write(text),
  failed: () => void (process.exitCode = 1),
};

export interface ReportFlags {
  /** One array of findings at the end instead of lines. */
  json?: boolean;
}

/**
 * A command's answer: one line for each thing it looked at or did, as soon as it is known, or with `--json` one array of findings, the shape
 * that `bridge doctor --json` has. What failed keeps nobody from the next, and makes the exit code 1.
 */
export function createReport({ json = false }: ReportFlags, answer: Answer = toTerminal) {
  const findings: Finding[] = [];

  async function line(what: string, look: () => Promise<string>): Promise<void> {
    const finding = await lookAt(what, "", () => look().catch((error: unknown) => Promise.reject(explained(error))));
    findings.push(finding);
    if (finding.result === "failed") answer.failed();
    if (!json) answer.write(`${what}: ${finding.detail}\n${finding.advice ? `  ${finding.advice}\n` : ""}`);
  }

  return {
    line,
    async eachSite<Part extends { site: Pick<Site, "tag"> }>(
      sites: readonly Part[],
      look: (part: Part) => Promise<string>,
    ): Promise<void> {
      for (const part of sites) await line(`Site ${part.site.tag}`, () => look(part));
    },
    /** To be called once, at the end. */
    end(): void {
      if (json) answer.write(`${JSON.stringify(findings, null, 2)}\n`);
    },
  };
}

function explained(error: unknown): unknown {
  if (!(error instanceof WordPressRefused && error.isSignedOut)) return error;
  return new Broken(
    `WordPress does not let the bridge's user in (${error.code}).`,
    'Run "bridge doctor": it says whether the password, its user or the web server is at fault, and what to do.',
  );
}
