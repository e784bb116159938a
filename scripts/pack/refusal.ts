import { type Element } from "@xmldom/xmldom";

/** One thing that is wrong with a solution folder: where, and a sentence that says what and what to do. */
export interface Finding {
  /** Path below the solution folder. */
  file: string;
  line?: number;
  message: string;
}

/** A finding at an element of a file. */
export const findingAt = (file: string, element: Element | undefined, message: string): Finding => ({
  file,
  ...(element?.lineNumber ? { line: element.lineNumber } : {}),
  message,
});

/** `Other/Solution.xml, line 12: …` */
export const sentence = ({ file, line, message }: Finding): string =>
  `${file}${line === undefined ? "" : `, line ${line}`}: ${message}`;

/** A solution that is not packed; the message lists every finding, one per line. */
export class SolutionRefused extends Error {
  constructor(readonly findings: Finding[]) {
    super(findings.map(sentence).join("\n"));
    this.name = "SolutionRefused";
  }
}
