import { existsSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { type App, type Metadata, type Table, type View } from "./types";
import { readSolution } from "./read-solution";

export interface MetadataFolders {
  /** The unpacked solution, or the zip of one. */
  solutionFolder: string;
  /** Solutions that stand on it, unpacked or zips, in the order of their import. */
  further?: string[];
  /**
   * Build output: `webresources/<last part of the name>` and `controls/<constructor>/`. Content that stands in the solution
   * wins; a zip holds all of it, so this may be left out.
   */
  outFolder?: string;
}

const ifThere = (path: string): string | undefined => (existsSync(path) ? path : undefined);

/**
 * Views in the order of the apps, as an app's view selector lists them, and one public view to open with: the table's
 * default if an app has it, else the first that an app has. (Our solution marks no view of a platform table as default,
 * since that would change every other app.)
 */
function asTheAppShows(table: Table, apps: App[]): Table {
  const order = apps.flatMap((app) => app.viewIds);
  const place = (view: View) => (order.includes(view.id) ? order.indexOf(view.id) : order.length);
  const views = [...table.views].sort((a, b) => place(a) - place(b));
  const isPublic = (view: View) => view.queryType === 0;
  const first = views.find((view) => isPublic(view) && view.isDefault) ?? views.find(isPublic);
  return { ...table, views: views.map((view) => (view === first ? { ...view, isDefault: true } : view)) };
}

/**
 * All the sandbox knows: the solutions, the platform's own tables, and the built files that belong to web resources and
 * controls (undefined while not built; call again after a build).
 * @throws what `readSolution` throws.
 */
export function createMetadata({ solutionFolder, further = [], outFolder }: MetadataFolders): Metadata {
  const metadata = readSolution(solutionFolder, ...further);
  const built = (...path: string[]) => (outFolder === undefined ? undefined : ifThere(join(outFolder, ...path)));
  return {
    ...metadata,
    tables: Object.fromEntries(
      Object.entries(metadata.tables).map(([name, table]) => [name, asTheAppShows(table, metadata.apps)]),
    ),
    webResources: metadata.webResources.map((resource) => ({
      ...resource,
      file: resource.file ?? built("webresources", posix.basename(resource.name)),
    })),
    controls: metadata.controls.map((control) => {
      const manifest = built("controls", control.constructorName, "ControlManifest.xml");
      return { ...control, folder: control.folder ?? (manifest && dirname(manifest)) };
    }),
  };
}
