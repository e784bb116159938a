import {
  type Cell,
  type CustomControlParameter,
  type Form,
  type FormControl,
  type Handler,
  type Section,
  type Tab,
} from "./types";
import {
  bareGuid,
  children,
  type Element,
  errorAt,
  find,
  flagOf,
  labelOf,
  need,
  needAttribute,
  needText,
} from "./solution-xml";

const isTrue = (element: Element, name: string, otherwise: boolean): boolean => {
  const value = element.getAttribute(name);
  return value === null || value === "" ? otherwise : flagOf(value);
};

const count = (element: Element, name: string): number => Number(element.getAttribute(name) || "1");

type Custom = NonNullable<FormControl["custom"]>;

/** `<controlDescription>` by unique id: the code component that takes the place of the platform's control in a browser (form factor 0). */
function readCustomControls(form: Element): Map<string, Custom> {
  const found = new Map<string, Custom>();
  const descriptions = find(form, "controlDescriptions");
  for (const description of descriptions ? children(descriptions, "controlDescription") : []) {
    const controls = children(description, "customControl");
    const custom = controls.find((c) => c.getAttribute("formFactor") === "0" && c.getAttribute("name"));
    if (!custom) continue;
    const parameters = children(need(custom, "parameters")).map((parameter): [string, CustomControlParameter] => [
      parameter.nodeName,
      {
        value: parameter.textContent?.trim() ?? "",
        type: parameter.getAttribute("type") ?? "",
        isStatic: isTrue(parameter, "static", false),
      },
    ]);
    const standard = controls.find((c) => c.getAttribute("id"))?.getAttribute("id");
    found.set(bareGuid(needAttribute(description, "forControl")), {
      name: needAttribute(custom, "name"),
      parameters: Object.fromEntries(parameters),
      ...(standard ? { defaultClassId: standard.toUpperCase() } : {}),
    });
  }
  return found;
}

function readControl(control: Element, customControls: Map<string, Custom>): FormControl {
  const uniqueId = control.getAttribute("uniqueid");
  const custom = uniqueId ? customControls.get(bareGuid(uniqueId)) : undefined;
  if (uniqueId && !custom) throw errorAt(control, `no <controlDescription> has forControl="${uniqueId}".`);
  const column = control.getAttribute("datafieldname");
  const parameters = find(control, "parameters");
  return {
    id: needAttribute(control, "id"),
    classId: needAttribute(control, "classid").toUpperCase(),
    ...(column ? { column } : {}),
    disabled: isTrue(control, "disabled", false),
    ...(custom ? { custom } : {}),
    parameters: Object.fromEntries(
      (parameters ? children(parameters) : []).map((p) => [p.nodeName, p.textContent?.trim() ?? ""]),
    ),
  };
}

function readCell(cell: Element, customControls: Map<string, Custom>): Cell {
  const control = find(cell, "control");
  return {
    id: bareGuid(needAttribute(cell, "id")),
    label: labelOf(cell, "labels"),
    showLabel: isTrue(cell, "showlabel", true),
    visible: isTrue(cell, "visible", true),
    colspan: count(cell, "colspan"),
    rowspan: count(cell, "rowspan"),
    ...(control ? { control: readControl(control, customControls) } : {}),
  };
}

const readRows = (parent: Element, customControls: Map<string, Custom>): Cell[][] =>
  children(need(parent, "rows"), "row").map((row) =>
    children(row, "cell").map((cell) => readCell(cell, customControls)),
  );

function readSection(section: Element, customControls: Map<string, Custom>): Section {
  return {
    id: bareGuid(needAttribute(section, "id")),
    name: section.getAttribute("name") ?? "",
    label: labelOf(section, "labels"),
    showLabel: isTrue(section, "showlabel", true),
    visible: isTrue(section, "visible", true),
    // The platform writes one digit per column's weight: "111" is three columns.
    columns: (section.getAttribute("columns") || "1").length,
    rows: readRows(section, customControls),
  };
}

function readTab(tab: Element, customControls: Map<string, Custom>): Tab {
  return {
    id: bareGuid(needAttribute(tab, "id")),
    name: tab.getAttribute("name") ?? "",
    label: labelOf(tab, "labels"),
    visible: isTrue(tab, "visible", true),
    expanded: isTrue(tab, "expanded", true),
    showLabel: isTrue(tab, "showlabel", true),
    columns: children(need(tab, "columns"), "column").map((column) => ({
      width: column.getAttribute("width") ?? "100%",
      sections: children(need(column, "sections"), "section").map((s) => readSection(s, customControls)),
    })),
  };
}

function readHandlers(form: Element): Handler[] {
  const events = find(form, "events");
  return (events ? children(events, "event") : []).flatMap((event) => {
    const name = needAttribute(event, "name");
    if (name !== "onload" && name !== "onsave" && name !== "onchange")
      throw errorAt(event, `the sandbox does not know the form event "${name}"; known: onload, onsave, onchange.`);
    const column = event.getAttribute("attribute");
    return children(need(event, "Handlers"), "Handler").map((handler): Handler => ({
      event: name,
      ...(column ? { column } : {}),
      functionName: needAttribute(handler, "functionName"),
      libraryName: needAttribute(handler, "libraryName"),
      enabled: isTrue(handler, "enabled", true),
      passExecutionContext: isTrue(handler, "passExecutionContext", false),
      parameters: handler.getAttribute("parameters") ?? "",
    }));
  });
}

/**
 * A form file (`FormXml/<type>/{id}.xml`), its tabs, header, handlers and code components.
 * @throws SolutionFileError for an event the sandbox does not know or a code component without a description.
 */
export function readForm(root: Element, type: Form["type"]): Form {
  const systemform = need(root, "systemform");
  const form = need(systemform, "form");
  const customControls = readCustomControls(form);
  const header = find(form, "header");
  const libraries = find(form, "formLibraries");
  return {
    id: bareGuid(needText(systemform, "formid")),
    name: labelOf(systemform, "LocalizedNames"),
    type,
    tabs: children(need(form, "tabs"), "tab").map((tab) => readTab(tab, customControls)),
    header: header ? readRows(header, customControls).flat() : [],
    handlers: readHandlers(form),
    libraries: (libraries ? children(libraries, "Library") : []).map((library) => needAttribute(library, "name")),
  };
}
