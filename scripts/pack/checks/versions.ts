import { type Finding, findingAt } from "../refusal";
import { everywhere, type SolutionFiles } from "../solution-files";

const numbers = (version: string): number[] => [...version.split(".").map(Number), 0, 0, 0].slice(0, 4);

/** Below 0 when a is the earlier version; missing parts count as 0. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbers(a), numbers(b)];
  const at = left.findIndex((part, index) => part !== right[index]);
  return at < 0 ? 0 : left[at]! - right[at]!;
}

/** `IntroducedVersion` is a version, and never later than the solution's (site maps carry the platform's own). */
export const noLaterVersion = (solution: SolutionFiles, version: string): Finding[] =>
  everywhere(solution, "IntroducedVersion")
    .concat(everywhere(solution, "introducedversion"))
    .flatMap(({ file, element }) => {
      const text = element.textContent?.trim() ?? "";
      if (!/^\d+(\.\d+){0,3}$/.test(text))
        return [findingAt(file, element, `<IntroducedVersion> is "${text}", expected one to four numbers.`)];
      if (compareVersions(text, version) > 0)
        return [findingAt(file, element, `<IntroducedVersion> is ${text}, later than the solution's ${version}.`)];
      return [];
    });
