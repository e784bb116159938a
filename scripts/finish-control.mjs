/*
 * What pcf-scripts can't do for a built control: shorten the names that are ours alone, add the style sheet that all controls share, and
 * give every language that Dataverse has at least English: the host throws where a control has no texts in the person's language.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { minify } from "terser";

/** Languages of Dataverse (LCID). */
const languages = [
  1025, 1026, 1027, 1028, 1029, 1030, 1031, 1032, 1033, 1035, 1036, 1037, 1038, 1040, 1041, 1042, 1043, 1044, 1045,
  1046, 1048, 1049, 1050, 1051, 1053, 1054, 1055, 1057, 1058, 1060, 1061, 1062, 1063, 1066, 1069, 1081, 1086, 1087,
  1110, 2052, 2070, 2074, 3076, 3082, 3098,
];

/** Properties of objects that never leave a bundle: no host, React or Fluent object that it touches has one of these names. */
const ownNames =
  /^(actions|answers|aside|ask|before|bind|bound|busy|change|chosen|columns|context|create|creator|destroyed|found|full|gone|holder|host|item|items|later|leave|likeness|line|marks|masked|message|note|notice|notifyOutputChanged|obstacle|onOpen|openRow|onTyped|orderBy|onAct|outputs|question|quiet|readOnly|reason|request|rtl|run|search|searched|searching|since|source|suggested|table|takeOver|typed|wait|write|writes)$/;

/*
 * How webpack lays out the one export of a control: a small module run time, the body, and a stub that registers the class.
 * Half a kilobyte of it is the same in every control and does nothing that registering the class itself wouldn't.
 */
const layout =
  /^[^]*?\(\(\)=>\{"use strict";const (\w+)=\{d:[^]*?\};let (\w+)=\{\};\1\.r\(\2\),\1\.d\(\2,\{(\w+):\(\)=>([\w$]+)\}\);([^]*)pcf_tools_\w+=\2\}\)\(\);\s*if \(window\.ComponentFramework[^]*registerControl\('([\w.]+)\.\3'[^]*$/;

/** What every element is made with is looked up once. */
function calledByName(body) {
  // It may stand anywhere in a list of constants.
  const react = /[\s,](\w+)=Reactv16\b/.exec(body)?.[1];
  if (!react) return body;
  const calls = new RegExp(`(?<![\\w$.])${react}\\.createElement\\(`, "g");
  return body.replace(calls, "createElement(").replace(`${react}=Reactv16`, `$&,createElement=${react}.createElement`);
}

/** The bundle of pcf-scripts with the shortest equal frame. @throws Error when it is laid out otherwise than known. */
export function reframe(bundle) {
  const match = layout.exec(bundle);
  if (!match) throw new Error("pcf-scripts lays its bundles out differently now: look at scripts/finish-control.mjs.");
  const [, , , name, variable, body, namespace] = match;
  return `(()=>{"use strict";${calledByName(body)};ComponentFramework.registerControl("${namespace}.${name}",${variable});})();`;
}

/** Finishes the control that was built into `folder`. @throws Error when the bundle can't be read. */
export async function finishControl(name, folder, shared) {
  const bundle = join(folder, "bundle.js");
  const { code } = await minify(reframe(readFileSync(bundle, "utf8")), {
    ecma: 2020,
    compress: { passes: 4, unsafe_arrows: true, keep_fargs: false, pure_getters: true },
    module: true,
    mangle: { properties: { regex: ownNames, builtins: true } },
    format: { comments: false },
  });
  writeFileSync(bundle, `${code}\n`);

  const manifest = join(folder, "ControlManifest.xml");
  mkdirSync(join(folder, "css"), { recursive: true });
  copyFileSync(join(shared, "picker.css"), join(folder, "css/picker.css"));
  const added = [`<css path="css/picker.css" order="1"/>`];
  const english = `strings/${name}.1033.resx`;
  for (const language of languages) {
    const path = `strings/${name}.${language}.resx`;
    if (existsSync(join(folder, path))) continue;
    copyFileSync(join(folder, english), join(folder, path));
    added.push(`<resx path="${path}" version="1.0.0"/>`);
  }
  const xml = readFileSync(manifest, "utf8");
  writeFileSync(manifest, xml.replace("</resources>", `${added.join("")}</resources>`));
}
