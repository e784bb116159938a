import { join } from "node:path";
import { type FoundFile } from "./send-file";

const root = join(__dirname, "../..");

/**
 * Name under `/_host/` -> file. React 17.0.2 and Fluent UI 8.121.1 are what model-driven apps give to virtual controls
 * (documentation: "React controls & platform libraries").
 */
const files: Record<string, string> = {
  "boot.js": "out/form-host/boot.js",
  "host.js": "out/form-host/host.js",
  "host.js.map": "out/form-host/host.js.map",
  "host.css": "out/form-host/host.css",
  "host.css.map": "out/form-host/host.css.map",
  "react.js": "node_modules/react/umd/react.production.min.js",
  "react-dom.js": "node_modules/react-dom/umd/react-dom.production.min.js",
  "fluent.js": "node_modules/@fluentui/react/dist/fluentui-react.umd.js",
};

/** Finds one of the app's own files; nothing but the list above can be asked for. */
export function hostFile(name: string): FoundFile {
  const file = Object.hasOwn(files, name) ? files[name] : undefined;
  return file ? { path: join(root, file) } : { missing: `The form host has no file "${name}".` };
}
