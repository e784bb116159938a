import { join, normalize, sep } from "node:path";
import { type Metadata } from "../metadata/types";
import { type FoundFile } from "./send-file";

/** `WebResourceType` -> content type: 1 html, 2 css, 3 script, 4 xml, 5 png, 11 svg, 12 resx. */
const webResourceTypes: Record<number, string> = {
  1: "text/html; charset=utf-8",
  2: "text/css; charset=utf-8",
  3: "text/javascript; charset=utf-8",
  4: "application/xml; charset=utf-8",
  5: "image/png",
  11: "image/svg+xml",
  12: "application/xml; charset=utf-8",
};

/** Finds a web resource by its full name, e.g. `alexacrm_/wordpress/contact.js`. */
export function webResourceFile(metadata: Metadata, name: string): FoundFile {
  const resource = metadata.webResources.find((candidate) => candidate.name === name);
  if (!resource) return { missing: `The solution has no web resource "${name}".` };
  if (!resource.file) return { missing: `The web resource "${name}" is not built yet: run the build, then reload.` };
  return { path: resource.file, type: webResourceTypes[resource.type] };
}

/** Finds `<control name>/<file>` inside the built control's folder; a path that leaves the folder is not found. */
export function controlFile(metadata: Metadata, path: string): FoundFile {
  const [name = "", ...rest] = path.split("/");
  const control = metadata.controls.find((candidate) => candidate.name === name);
  if (!control) return { missing: `The solution has no control "${name}".` };
  if (!control.folder) return { missing: `The control "${name}" is not built yet: run the build, then reload.` };
  const inside = normalize(rest.join("/"));
  if (inside.startsWith("..") || inside.startsWith(sep) || inside.includes("\0"))
    return { missing: `The control "${name}" has no such file.` };
  return { path: join(control.folder, inside) };
}
