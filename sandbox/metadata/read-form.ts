import { type Form, type Handler, type Section, type Tab } from "./types";
import { type Custom, isTrue, readCustomControls, readRows } from "./read-cell";
import {
  bareGuid,
  children,
  type Element,
  errorAt,
  find,
  labelOf,
  need,
  needAttribute,
  needText,
  numberIn,
} from "./solution-xml";

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

function readDisplay(form: Element): Form["display"] {
  const conditions = find(form, "DisplayConditions");
  if (!conditions) return undefined;
  return {
    order: numberIn(conditions, "Order", 0),
    fallback: isTrue(conditions, "FallbackForm", false),
    everyone: !!find(conditions, "Everyone"),
    roles: children(conditions, "Role").map((role) => bareGuid(needAttribute(role, "Id"))),
  };
}

/**
 * A form (`<systemform>`), its tabs, header, handlers and code components.
 * @throws SolutionFileError for an event the sandbox does not know or a code component without a description.
 */
export function readForm(systemform: Element, type: Form["type"]): Form {
  const form = need(systemform, "form");
  const customControls = readCustomControls(form);
  const header = find(form, "header");
  const libraries = find(form, "formLibraries");
  const display = readDisplay(form);
  return {
    id: bareGuid(needText(systemform, "formid")),
    name: labelOf(systemform, "LocalizedNames"),
    type,
    tabs: children(need(form, "tabs"), "tab").map((tab) => readTab(tab, customControls)),
    header: header ? readRows(header, customControls).flat() : [],
    handlers: readHandlers(form),
    libraries: (libraries ? children(libraries, "Library") : []).map((library) => needAttribute(library, "name")),
    ...(display ? { display } : {}),
  };
}
