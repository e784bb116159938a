import { type Element } from "@xmldom/xmldom";
import { textOf } from "../../../sandbox/metadata/solution-xml";
import { type Finding, findingAt } from "../refusal";
import { everywhere, type SolutionFiles } from "../solution-files";

type At = { file: string; element: Element };

export interface Pitfall {
  name: string;
  check: (solution: SolutionFiles) => Finding[];
}

const columns = (solution: SolutionFiles): At[] =>
  everywhere(solution, "attribute").filter(({ file }) => file.endsWith("/Entity.xml"));

const tables = (solution: SolutionFiles): At[] =>
  everywhere(solution, "entity").filter(({ file }) => file.endsWith("/Entity.xml"));

const text = ({ element }: At, name: string): string => textOf(element, name) ?? "";
const refuse = ({ file, element }: At, message: string): Finding[] => [findingAt(file, element, message)];
const isVirtual = ({ element }: At): boolean => element.getElementsByTagName("DataProviderId").length > 0;
const maximum = 4000;

/** Classes of controls that every Dataverse has: text, e-mail, URL, number, date, Yes/No, choice, lookup, a code component's place, subgrid. */
const plainControls = new Set(
  `4273EDBD-AC1D-40D3-9FB2-095C621B552D ADA2203E-B4CD-49BE-9DDF-234642B43B52 71716B6C-711E-476C-8AB8-5D11542BFB47
  8C10015A-B339-4982-9474-A95FE05631A5 C6D124CA-7EDA-4A60-AEA9-7FB8D318B68F 5B773807-9FB2-42DB-97C3-7A91EFF8ADFF
  67FAC785-CD58-4F9F-ABB3-4B7DDC6ED5ED 3EF39988-22BB-4F0B-BBBE-64B5A3748AEE 270BD3DB-D9AF-4782-9025-509E298DEC0A
  F9A8A302-114E-466A-B582-6771B2AE0D92 E0DECE4B-6FC8-4A8F-A065-082708572369 E7A81278-8635-4D9E-8D4D-59480B391C5B`.split(
    /\s+/,
  ),
);

/** What an SVG may not hold: code, and anything that is fetched from elsewhere. */
const unsafeInPicture =
  /<script|<foreignObject|\son\w+\s*=|javascript:|(?:href|src)\s*=\s*["'](?!#)|url\((?!#)|<!ENTITY/i;

const addressOf = ({ element }: At): string => {
  try {
    const source = JSON.parse(decodeURIComponent(element.textContent ?? "")) as { Uri?: unknown };
    return String(source.Uri);
  } catch {
    return "";
  }
};

/** What has kept real imports from succeeding, or broke them silently; one line each, with its own broken sample in the tests. */
export const importPitfalls: Pitfall[] = [
  {
    name: "a table of ours has exactly one primary name column",
    check: (solution) =>
      tables(solution)
        .filter(({ element }) => element.getElementsByTagName("EntitySetName").length > 0)
        .flatMap((table) => {
          const masks = Array.from(table.element.getElementsByTagName("DisplayMask"));
          const names = masks.filter((mask) => mask.textContent?.split("|").includes("PrimaryName"));
          return names.length === 1
            ? []
            : refuse(table, `${names.length} columns have PrimaryName in their DisplayMask; one must.`);
        }),
  },
  {
    name: "text has a maximal length, and twice that in bytes",
    check: (solution) =>
      columns(solution)
        .filter((column) => ["nvarchar", "ntext"].includes(text(column, "Type")))
        .flatMap((column) => {
          const [chars, bytes] = [Number(text(column, "MaxLength")), text(column, "Length")];
          if (!chars || chars > maximum)
            return refuse(column, `<MaxLength> is ${chars || "missing"}; text has 1 to ${maximum} characters.`);
          if (text(column, "Type") === "nvarchar" && Number(bytes) !== 2 * chars)
            return refuse(column, `<Length> is ${bytes || "missing"}, expected ${2 * chars}: two bytes per character.`);
          return [];
        }),
  },
  {
    name: "a table is spelled one way everywhere",
    check: (solution) => {
      const spellings = new Map(
        tables(solution).map(({ element }) => [
          element.getAttribute("Name")!.toLowerCase(),
          element.getAttribute("Name")!,
        ]),
      );
      const used = [
        ...everywhere(solution, "ReferencingEntityName")
          .concat(everywhere(solution, "ReferencedEntityName"))
          .map((at) => ({ at, name: at.element.textContent ?? "" })),
        ...everywhere(solution, "Name")
          .filter(({ element }) => element.parentNode?.nodeName === "Entity")
          .map((at) => ({ at, name: at.element.textContent ?? "" })),
      ];
      return used.flatMap(({ at, name }) => {
        const spelled = spellings.get(name.toLowerCase());
        return spelled === undefined || spelled === name
          ? []
          : refuse(at, `the table is spelled "${name}" here and "${spelled}" in its Entity.xml.`);
      });
    },
  },
  {
    name: "root components name tables in lower case",
    check: (solution) =>
      everywhere(solution, "RootComponent").flatMap((at) => {
        const name = at.element.getAttribute("schemaName") ?? "";
        return at.element.getAttribute("type") === "1" && name !== name.toLowerCase()
          ? refuse(at, `"${name}" must be the logical name, in lower case.`)
          : [];
      }),
  },
  {
    name: "nothing of ours is marked as unmodified, which would leave its content out",
    check: (solution) =>
      ["entity", "systemform", "optionset"].flatMap((name) =>
        everywhere(solution, name)
          .filter(({ element }) => element.getAttribute("unmodified") === "1")
          .flatMap((at) => refuse(at, `unmodified="1" means that only a reference is meant; take it out.`)),
      ),
  },
  {
    name: "no shadow columns are written",
    check: (solution) =>
      ["AttributeOf", "YomiOf"].flatMap((name) =>
        everywhere(solution, name).flatMap((at) =>
          refuse(at, `<${name}> belongs to columns that the platform makes itself; leave the column out.`),
        ),
      ),
  },
  {
    name: "a lookup has exactly one relationship",
    check: (solution) =>
      columns(solution)
        .filter((column) => text(column, "Type") === "lookup" && text(column, "IsCustomField") === "1")
        .flatMap((column) => {
          const name = text(column, "LogicalName");
          const found = everywhere(solution, "ReferencingAttributeName").filter(
            ({ element }) => element.textContent?.toLowerCase() === name,
          );
          return found.length === 1
            ? []
            : refuse(column, `the lookup ${name} has ${found.length} relationships; it must have one.`);
        }),
  },
  {
    name: "a virtual table has neither charts nor change tracking, and lets nobody switch it on",
    check: (solution) =>
      tables(solution)
        .filter(isVirtual)
        .flatMap((table) =>
          ["CanCreateCharts", "ChangeTrackingEnabled", "CanChangeTrackingBeEnabled"]
            .filter((name) => text(table, name) !== "0")
            .flatMap((name) => refuse(table, `<${name}> must be 0 on a virtual table; the server refuses it.`)),
        ),
  },
  {
    name: "an alternate key is of columns that can be keys, short enough for an index",
    check: (solution) =>
      everywhere(solution, "EntityKey").flatMap((key) => {
        const names = Array.from(key.element.getElementsByTagName("AttributeName")).map((n) => n.textContent ?? "");
        const found = columns(solution).filter((column) => names.includes(text(column, "LogicalName")));
        const length = found.reduce((sum, column) => sum + Number(text(column, "MaxLength") || 0), 0);
        if (found.length !== names.length)
          return refuse(key, `the key names a column that the solution does not have: ${names.join(", ")}.`);
        if (found.some((column) => text(column, "Type") === "bit"))
          return refuse(key, "a Yes/No column can't be part of a key.");
        return length > 450 ? refuse(key, `the key's text is up to ${length} characters long; 450 fit the index.`) : [];
      }),
  },
  {
    name: "forms are whole, never a difference to somebody else's",
    check: (solution) =>
      [...solution.documents].flatMap(([file, document]) =>
        Array.from(document.getElementsByTagName("*"))
          .filter((element) => element.hasAttribute("solutionaction") || element.nodeName === "ancestor")
          .map((element) =>
            findingAt(file, element, "this changes a form of another solution; ship a whole form of our own."),
          ),
      ),
  },
  {
    name: "forms have controls that every Dataverse has; timeline, quick view and the like belong to other solutions",
    check: (solution) =>
      everywhere(solution, "control")
        .filter(({ file }) => file.includes("/FormXml/"))
        .flatMap((at) => {
          const id = (at.element.getAttribute("classid") ?? "").replace(/[{}]/g, "").toUpperCase();
          return plainControls.has(id) ? [] : refuse(at, `the control class {${id}} is none that plain Dataverse has.`);
        }),
  },
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
  {
    name: "the provider leaves on port 443 only, so the data source's address is https without a port",
    check: (solution) =>
      everywhere(solution, "ConnectionDefinition").flatMap((at) =>
        /^https:\/\/[^/:]+\//.test(addressOf(at))
          ? []
          : refuse(at, `the address is "${addressOf(at)}", expected https://…/.`),
      ),
  },
  {
    name: "nothing needs a plug-in assembly, which only an environment with it could import",
    check: (solution) =>
      ["plugintypeid", "PluginTypeId", "PluginTypeName"].flatMap((name) =>
        everywhere(solution, name)
          .filter(({ element }) => element.textContent?.trim())
          .flatMap((at) => refuse(at, "this names a plug-in; steps and plug-ins are no part of the zip.")),
      ),
  },
  {
    name: "a custom API without a plug-in answers nothing, so it declares no answers",
    check: (solution) =>
      everywhere(solution, "customapiresponseproperty").flatMap((at) =>
        refuse(at, "nothing could fill this answer; take it out."),
      ),
  },
  {
    name: "a custom API asks its callers for a privilege of the platform; one that the same import makes is written by set-up",
    check: (solution) =>
      everywhere(solution, "executeprivilegename")
        .filter(({ element }) => element.textContent?.includes("_"))
        .flatMap((at) => refuse(at, `"${at.element.textContent}" may not be there yet when the custom API is.`)),
  },
  {
    name: "a command's icon is a name of the platform's, as real exports hold it",
    check: (solution) =>
      everywhere(solution, "iconwebresourceid").flatMap((at) =>
        refuse(at, "no export proves a command with a web resource as its icon; write a <fonticon>."),
      ),
  },
  {
    name: "no dependency is declared and no secret travels",
    check: (solution) => [
      ...everywhere(solution, "MissingDependency").flatMap((at) =>
        refuse(at, "the solution must import into plain Dataverse; remove what needs this."),
      ),
      ...everywhere(solution, "ConnectionDefinition").flatMap((at) =>
        /parameter\d+value/i.test(at.element.textContent ?? "")
          ? refuse(at, "the data source carries a parameter's value; keys are set after the import.")
          : [],
      ),
    ],
  },
];
