import { everywhere } from "../../solution-files";
import { type Pitfall, refuse, text } from "./pitfall";

/** What an SVG may not hold: code, and anything that is fetched from elsewhere. */
const unsafeInPicture =
  /<script|<foreignObject|\son\w+\s*=|javascript:|(?:href|src)\s*=\s*["'](?!#)|url\((?!#)|<!ENTITY/i;

/** Scripts, pages and pictures. */
export const pitfallsOfWebResources: Pitfall[] = [
  {
    name: "web resources are named with letters, digits, dots, underscores and single slashes",
    check: (solution) =>
      everywhere(solution, "WebResource").flatMap((at) => {
        const name = text(at, "Name");
        return /^\w+\/?(?:[\w.]+\/)*[\w.]+$/.test(name)
          ? []
          : refuse(at, `"${name}" has signs that the platform refuses.`);
      }),
  },
  {
    name: "pictures hold no code and fetch nothing",
    check: (solution) =>
      everywhere(solution, "WebResource")
        .filter((at) => text(at, "WebResourceType") === "11")
        .flatMap((at) => {
          const bytes = solution.tree.get(at.file.slice(0, -".data.xml".length));
          const found = bytes && unsafeInPicture.exec(new TextDecoder().decode(bytes));
          return found
            ? refuse(at, `the picture holds "${found[0].trim()}", which runs code or fetches something.`)
            : [];
        }),
  },
];
