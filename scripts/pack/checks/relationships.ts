import { needAttribute, textOf } from "../../../sandbox/metadata/solution-xml";
import { type Finding, findingAt } from "../refusal";
import { relationshipFiles, relationshipList } from "../relationships";
import { everywhere, type SolutionFiles } from "../solution-files";

/** List and files name the same relationships, and each stands in the file of the table it refers to. */
export function relationshipsAreListed(solution: SolutionFiles): Finding[] {
  const all = everywhere(solution, "EntityRelationship").map(({ file, element }) => ({
    file,
    element,
    name: needAttribute(element, "Name"),
  }));
  const listed = all.filter(({ file }) => file === relationshipList);
  const defined = all.filter(({ file }) => relationshipFiles.test(file));
  const without = (some: typeof all, others: typeof all) => some.filter((a) => !others.some((b) => b.name === a.name));
  return [
    ...without(listed, defined).map((r) =>
      findingAt(
        r.file,
        r.element,
        `the relationship "${r.name}" is listed, but no file in Other/Relationships defines it.`,
      ),
    ),
    ...without(defined, listed).map((r) =>
      findingAt(
        r.file,
        r.element,
        `the relationship "${r.name}" is defined, but ${relationshipList} does not list it.`,
      ),
    ),
    ...defined.flatMap((r) => {
      const wanted = `Other/Relationships/${textOf(r.element, "ReferencedEntityName") ?? ""}.xml`;
      return wanted === r.file
        ? []
        : [findingAt(r.file, r.element, `the relationship "${r.name}" belongs into ${wanted}.`)];
    }),
  ];
}
