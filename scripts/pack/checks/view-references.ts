import { type Element } from "@xmldom/xmldom";
import { type Finding, findingAt } from "../refusal";
import { matching, type SolutionFiles } from "../solution-files";
import { type Inventory, tableOfFile } from "./inventory";

const named = (root: Element, element: string, attribute: string) =>
  Array.from(root.getElementsByTagName(element)).map((at) => ({ at, column: at.getAttribute(attribute) ?? "" }));

/**
 * Views fetch what they show, and show, filter and sort by columns that are there. A lookup to a virtual table is in none: it can
 * be neither filtered nor sorted by, and each row shown would cost a request to the feed.
 */
export const viewsReferToWhatIsThere = (solution: SolutionFiles, inventory: Inventory): Finding[] =>
  matching(solution, /^Entities\/[^/]+\/SavedQueries\//).flatMap(({ path, root }) => {
    const [name, table] = tableOfFile(inventory, path);
    if (!table) return [findingAt(path, root, `there is no table "${name}" for this view.`)];
    const shown = named(root, "cell", "name");
    const fetched = named(root, "attribute", "name");
    const used = [...shown, ...fetched, ...named(root, "condition", "attribute"), ...named(root, "order", "attribute")];
    const entity = named(root, "entity", "name").filter(({ column }) => column !== name);
    return [
      ...entity.map(({ at, column }) => findingAt(path, at, `the view is of ${name}, but asks for "${column}".`)),
      ...used
        .filter(({ column }) => !table.columns.has(column))
        .map(({ at, column }) => findingAt(path, at, `the table ${name} has no column "${column}".`)),
      ...used
        .filter(({ column }) => inventory.virtualLookups.has(`${name}.${column}`))
        .map(({ at, column }) => findingAt(path, at, `"${column}" points to a virtual table; views can't use it.`)),
      ...shown
        .filter(({ column }) => !fetched.some((attribute) => attribute.column === column))
        .map(({ at, column }) => findingAt(path, at, `"${column}" is shown, but the query does not fetch it.`)),
    ];
  });
