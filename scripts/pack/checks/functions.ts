import { createContext, runInContext } from "node:vm";
import { type Element } from "@xmldom/xmldom";
import { bareGuid, textOf } from "../../../sandbox/metadata/solution-xml";
import { type Built } from "../built-files";
import { type Finding, findingAt } from "../refusal";
import { everywhere, matching, type SolutionFiles } from "../solution-files";
import { commandFiles } from "./commands";
import { type Inventory } from "./inventory";

interface Called {
  file: string;
  element: Element;
  /** Web resource and dotted name of the function. */
  library: string;
  name: string;
}

/** What forms and commands call. */
function calledBy(solution: SolutionFiles, { resources }: Inventory): Called[] {
  const nameOf = (id: string) => [...resources].find(([, resource]) => resource.id === bareGuid(id))?.[0] ?? "";
  return [
    ...everywhere(solution, "Handler").map(({ file, element }) => ({
      file,
      element,
      library: element.getAttribute("libraryName") ?? "",
      name: element.getAttribute("functionName") ?? "",
    })),
    ...matching(solution, commandFiles).map(({ path, root }) => ({
      file: path,
      element: root,
      library: nameOf(textOf(root, "onclickeventjavascriptwebresourceid", "webresourceid") ?? ""),
      name: textOf(root, "onclickeventjavascriptfunctionname") ?? "",
    })),
  ];
}

/** The global object after a script was loaded into an empty page; the error when loading fails. */
function loaded(content: Uint8Array): object | Error {
  const page: Record<string, unknown> = {};
  Object.assign(page, { window: page, self: page, globalThis: page, setTimeout, clearTimeout, console });
  try {
    runInContext(new TextDecoder().decode(content), createContext(page), { timeout: 2000 });
    return page;
  } catch (error) {
    // An error of the page's own realm is no instance of ours.
    return new Error((error as { message?: string } | null)?.message ?? String(error));
  }
}

const at = (page: object, name: string): unknown =>
  name.split(".").reduce<unknown>((found, part) => (found as Record<string, unknown> | undefined)?.[part], page);

/** Every function that a form or a command names exists in the built script, in exactly that case. */
export function functionsExist(solution: SolutionFiles, inventory: Inventory, built: Built[]): Finding[] {
  const pages = new Map<string, object | Error | undefined>();
  const pageOf = (library: string) => {
    if (!pages.has(library)) {
      const content = built.find(({ name }) => name === library)?.content?.get("");
      pages.set(library, content && loaded(content));
    }
    return pages.get(library);
  };
  return calledBy(solution, inventory).flatMap(({ file, element, library, name }) => {
    const page = pageOf(library);
    // A script that is missing or not built is told by the checks of those.
    if (!page) return [];
    if (page instanceof Error)
      return [findingAt(file, element, `"${library}" fails while it is loaded: ${page.message}.`)];
    return typeof at(page, name) === "function"
      ? []
      : [findingAt(file, element, `"${library}" has no function ${name}; case counts.`)];
  });
}
