import { type Catalog } from "../metadata/catalog";
import { readResx, type Strings } from "../pcf/resources";

const loaded = new Map<string, Strings | null>();

/**
 * A text of a resx web resource in the person's language: `<library>.<LCID>.resx`, as the platform names them. Undefined when there is none.
 * The platform's function answers at once, so the file is read in the same turn.
 */
export function resourceStrings(catalog: Catalog, library: string, key: string): string | undefined {
  const name = `${library}.${catalog.languageId}.resx`;
  if (!loaded.has(name)) loaded.set(name, catalog.metadata.webResources.includes(name) ? read(name) : null);
  return loaded.get(name)?.get(key);
}

function read(name: string): Strings | null {
  const request = new XMLHttpRequest();
  request.open("GET", `/WebResources/${name}`, false);
  request.send();
  return request.status === 200 ? readResx(request.responseText) : null;
}
