import { type Catalog } from "../metadata/catalog";
import { loadScript } from "../session/scripts";
import { type ControlManifest, readManifest } from "./manifest";
import { languageOf, readResx, type Strings } from "./resources";

export type ControlClass = new () => ComponentFramework.ReactControl<unknown, Record<string, unknown>>;

export interface LoadedControl {
  manifest: ControlManifest;
  control: ControlClass;
  strings: Strings | undefined;
}

const loaded = new Map<string, Promise<LoadedControl>>();

/** Loads a code component once per page: manifest, texts of the person's language, bundle. @throws Error saying what is missing. */
export function loadControl(catalog: Catalog, name: string): Promise<LoadedControl> {
  const known = loaded.get(name);
  if (known) return known;
  const control = load(catalog, name);
  loaded.set(name, control);
  control.catch(() => loaded.delete(name));
  return control;
}

async function load(catalog: Catalog, name: string): Promise<LoadedControl> {
  const resource = catalog.metadata.controls.find((candidate) => candidate.name === name);
  if (!resource) throw new Error(`The solution has no control "${name}".`);
  const folder = `/Controls/${encodeURIComponent(name)}`;
  const manifest = readManifest(await readText(`${folder}/ControlManifest.xml`));
  const path = manifest.strings.find((candidate) => languageOf(candidate) === catalog.languageId);
  const strings = path ? readResx(await readText(`${folder}/${path}`)) : undefined;
  for (const style of manifest.styles) loadStyle(`${folder}/${style}`);
  await loadScript(`${folder}/bundle.js`);
  const registered = `${manifest.namespace}.${manifest.constructorName}`;
  const control = window._registeredControls?.get(registered) as ControlClass | undefined;
  if (!control) throw new Error(`The bundle of "${name}" did not register ${registered}.`);
  return { manifest, control, strings };
}

function loadStyle(href: string): void {
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}

async function readText(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} can't be loaded (${answer.status}). Is the control built?`);
  return answer.text();
}
