import { join } from "node:path";
import { readManifest } from "./metadata";

const root = join(__dirname, "..");

/** What ships, in the order of its import. */
export const shippedSolutions: [string, ...string[]] = [join(root, "solution"), join(root, "solution-events")];

/**
 * The solutions that a sandbox imports, unpacked or zips: one that was given takes the place of the shipped one of the same
 * unique name; any other is imported after them, as a maker's own solution that stands on ours.
 * @throws Error with a sentence for what is no solution.
 */
export function solutionsOf(given: string[]): [string, ...string[]] {
  const named = new Map(given.map((path) => [readManifest(path).uniqueName, path]));
  const replace = (path: string): string => {
    const { uniqueName } = readManifest(path);
    const found = named.get(uniqueName) ?? path;
    named.delete(uniqueName);
    return found;
  };
  const [main, ...others] = shippedSolutions;
  return [replace(main), ...others.map(replace), ...named.values()];
}
