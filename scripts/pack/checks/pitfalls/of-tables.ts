import { everywhere, type SolutionFiles } from "../../solution-files";
import { type At, type Pitfall, refuse, text } from "./pitfall";

const columns = (solution: SolutionFiles): At[] =>
  everywhere(solution, "attribute").filter(({ file }) => file.endsWith("/Entity.xml"));

const tables = (solution: SolutionFiles): At[] =>
  everywhere(solution, "entity").filter(({ file }) => file.endsWith("/Entity.xml"));

const isVirtual = ({ element }: At): boolean => element.getElementsByTagName("DataProviderId").length > 0;
/** Characters that text of one line has at most, and text of many lines on a virtual table; a table of ours may store more of those. */
const maximum = 4000;

/** Tables, columns, lookups and keys. */
export const pitfallsOfTables: Pitfall[] = [
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
    check: (solution) => {
      const virtualFiles = new Set(
        tables(solution)
          .filter(isVirtual)
          .map(({ file }) => file),
      );
      return columns(solution)
        .filter((column) => ["nvarchar", "ntext"].includes(text(column, "Type")))
        .flatMap((column) => {
          const [chars, bytes] = [Number(text(column, "MaxLength")), text(column, "Length")];
          const isLine = text(column, "Type") === "nvarchar";
          if (!chars || (chars > maximum && (isLine || virtualFiles.has(column.file))))
            return refuse(column, `<MaxLength> is ${chars || "missing"}; it has 1 to ${maximum} characters.`);
          if (isLine && Number(bytes) !== 2 * chars)
            return refuse(column, `<Length> is ${bytes || "missing"}, expected ${2 * chars}: two bytes per character.`);
          return [];
        });
    },
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
];
