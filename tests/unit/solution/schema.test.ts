import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { validateXML } from "xmllint-wasm";
import { solutionEntries } from "../../../scripts/pack/pack-solution";
import { rootOf, parseXml, xmlText } from "../../../scripts/pack/xml";
import { folder, out } from "./broken-sample";

/**
 * Microsoft's schemas may not be copied into the repository. `SOLUTION_XSD_DIR` names a folder with the set (9.0.0.2090,
 * made readable for libxml2, with the elements added since).
 */
const schemas = process.env.SOLUTION_XSD_DIR;
if (schemas && !existsSync(schemas)) throw new Error(`SOLUTION_XSD_DIR names ${schemas}, which is no folder.`);

const customizations = new TextDecoder().decode(
  solutionEntries({ folder, out, version: "0.1.0", managed: true }).get("customizations.xml"),
);

async function complaints(xml: string, main: string): Promise<string[]> {
  const file = (fileName: string) => ({ fileName, contents: readFileSync(join(schemas!, fileName), "utf8") });
  const others = readdirSync(schemas!).filter((name) => name.endsWith(".xsd") && name !== main);
  const result = await validateXML({
    xml: [{ fileName: "checked.xml", contents: xml }],
    schema: [file(main)],
    preload: others.map(file),
  });
  return result.errors.map(({ message }) => message);
}

const parts = (name: string): string[] =>
  Array.from(
    rootOf(parseXml("customizations.xml", new TextEncoder().encode(customizations))).getElementsByTagName(name),
  )
    .filter((element) => element.parentNode?.nodeName !== "forms")
    .map(xmlText);

if (!schemas) {
  test.skip("schema not checked: SOLUTION_XSD_DIR is not set", () => undefined);
  process.stderr.write("Solution: schema not checked, because SOLUTION_XSD_DIR is not set.\n");
} else {
  test("the whole customizations.xml is valid by the official schema", async () => {
    expect(await complaints(customizations, "CustomizationsSolution.xsd")).toEqual([]);
  });

  test("every form and the site map are valid by schemas of their own", async () => {
    expect(parts("form").length).toBeGreaterThan(1);
    for (const form of parts("form")) expect(await complaints(form, "FormXml.xsd")).toEqual([]);
    for (const siteMap of parts("SiteMap")) expect(await complaints(siteMap, "SiteMap.xsd")).toEqual([]);
  });

  test("the schema bites: an unknown element and a wrong order are refused", async () => {
    const unknown = customizations.replace(
      "<IsSecured>0</IsSecured>",
      "<IsSecured>0</IsSecured><IsMadeUp>1</IsMadeUp>",
    );
    expect(await complaints(unknown, "CustomizationsSolution.xsd")).toContainEqual(expect.stringContaining("IsMadeUp"));
    const form = parts("form")[0]!.replace("<tab ", "<tabb ").replace("</tab>", "</tabb>");
    expect(await complaints(form, "FormXml.xsd")).not.toEqual([]);
  });
}
