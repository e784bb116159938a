import { type Element } from "@xmldom/xmldom";
import { bareGuid, find, textOf } from "../../../sandbox/metadata/solution-xml";
import { type Finding, findingAt } from "../refusal";
import { everywhere, matching, type SolutionFiles } from "../solution-files";
import { type Inventory } from "./inventory";

const attributeOf = (element: Element, name: string): string => element.getAttribute(name) ?? "";

/** System Administrator and System Customizer, which every environment has under these ids. */
const platformRoles = ["627090ff-40a3-4053-8790-584edc5be201", "119f245c-3cc8-4b62-b31c-d1a046ced15d"];

function componentFindings(file: string, app: Element, inventory: Inventory): Finding[] {
  const listed = Array.from(app.getElementsByTagName("AppModuleComponent")).map((at) => ({
    at,
    key: `${attributeOf(at, "type")} ${attributeOf(at, "schemaName") || bareGuid(attributeOf(at, "id"))}`,
  }));
  const views = [...inventory.tables.values()].flatMap((table) => [...table.views]);
  const ours = [...views.map((id) => `26 ${id}`), ...[...inventory.forms].map((id) => `60 ${id}`)];
  const there = new Set([
    ...[...inventory.tables.keys()].map((name) => `1 ${name}`),
    ...[...inventory.apps].map((name) => `62 ${name}`),
    ...ours,
  ]);
  const kinds: Record<string, string> = { "1": "table", "26": "view", "60": "form", "62": "site map" };
  const say = (key: string) => `${kinds[key.split(" ")[0]!] ?? "component of the type"} "${key.split(" ")[1] ?? ""}"`;
  return [
    ...listed
      .filter(({ key }) => !there.has(key))
      .map(({ at, key }) => findingAt(file, at, `the app lists the ${say(key)}, which this solution does not have.`)),
    // Once a form or view of a table is listed, the app offers only listed ones.
    ...ours
      .filter((key) => !listed.some((component) => component.key === key))
      .map((key) => findingAt(file, app, `the app does not list the ${say(key)}, so nobody would get to see it.`)),
  ];
}

function siteMapFindings(file: string, siteMap: Element, app: Element | undefined, inventory: Inventory): Finding[] {
  const inApp = new Set(
    Array.from(app?.getElementsByTagName("AppModuleComponent") ?? []).map((c) => attributeOf(c, "schemaName")),
  );
  return Array.from(siteMap.getElementsByTagName("SubArea")).flatMap((at) => {
    const table = attributeOf(at, "Entity");
    const page = /^\$webresource:([^?]+)/.exec(attributeOf(at, "Url"))?.[1];
    const icon = /^\$webresource:(.+)/.exec(attributeOf(at, "Icon"))?.[1];
    return [
      ...(table && !inApp.has(table) ? [findingAt(file, at, `the table "${table}" is not in the app.`)] : []),
      ...[page, icon]
        .filter((name) => name && !inventory.resources.has(name))
        .map((name) => findingAt(file, at, `there is no web resource "${name}"; names are exact.`)),
    ];
  });
}

/** The app shows what the solution has, all of it, to roles that exist, and its site map leads to tables of the app. */
export function appsReferToWhatIsThere(solution: SolutionFiles, inventory: Inventory): Finding[] {
  const apps = matching(solution, /^AppModules\//);
  const siteMaps = matching(solution, /^AppModuleSiteMaps\//);
  const roles = new Set([...inventory.roles, ...platformRoles]);
  return [
    ...apps.flatMap(({ path, root }) => componentFindings(path, root, inventory)),
    ...siteMaps.flatMap(({ path, root }) => siteMapFindings(path, root, apps[0]?.root, inventory)),
    ...everywhere(solution, "Role")
      .filter(({ file, element }) => file.startsWith("AppModules/") && !roles.has(bareGuid(attributeOf(element, "id"))))
      .map(({ file, element }) => findingAt(file, element, "the app is open to a role that this solution lacks.")),
  ];
}

/** An icon is a web resource of the solution and an SVG (type 11). */
export function iconsAreOurs(solution: SolutionFiles, { resources }: Inventory): Finding[] {
  const isPicture = (name: string) => resources.get(name)?.type === "11";
  const nameOf = (id: string) => [...resources].find(([, resource]) => resource.id === bareGuid(id))?.[0] ?? id;
  const ofTables = everywhere(solution, "IconVectorName")
    .filter(({ file }) => file.endsWith("/Entity.xml"))
    .map(({ file, element }) => ({ file, element, name: element.textContent?.trim() ?? "" }));
  const ofApps = matching(solution, /^AppModules\//).map(({ path, root }) => ({
    file: path,
    element: find(root, "WebResourceId") ?? root,
    name: nameOf(textOf(root, "WebResourceId") ?? ""),
  }));
  const ofCommands = everywhere(solution, "iconwebresourceid").map(({ file, element }) => ({
    file,
    element,
    name: nameOf(textOf(element, "webresourceid") ?? ""),
  }));
  return [...ofTables, ...ofApps, ...ofCommands]
    .filter(({ name }) => !isPicture(name))
    .map(({ file, element, name }) => findingAt(file, element, `the icon "${name}" is no SVG of this solution.`));
}
