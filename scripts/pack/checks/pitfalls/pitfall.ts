import { type Element } from "@xmldom/xmldom";
import { textOf } from "../../../../sandbox/metadata/solution-xml";
import { type Finding, findingAt } from "../../refusal";
import { type SolutionFiles } from "../../solution-files";

/** What has kept real imports from succeeding, or broke them silently. */
export interface Pitfall {
  /** The rule as a sentence; its broken sample in the tests has the same name. */
  name: string;
  check: (solution: SolutionFiles) => Finding[];
}

/** An element and the file it stands in. */
export interface At {
  file: string;
  element: Element;
}

/** Text of a child element; empty when there is none. */
export const text = ({ element }: At, name: string): string => textOf(element, name) ?? "";

export const refuse = ({ file, element }: At, message: string): Finding[] => [findingAt(file, element, message)];
