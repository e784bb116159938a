import { type Cell, type CustomControlParameter, type FormControl } from "./types";
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
  numberIn,
} from "./solution-xml";

/** A form's yes/no attribute; absent or empty means `otherwise`. */
export const isTrue = (element: Element, name: string, otherwise: boolean): boolean => {
  const value = element.getAttribute(name);
  return value === null || value === "" ? otherwise : flagOf(value);
};

const count = (element: Element, name: string): number => numberIn(element, name, 1);

/** A code component with its parameters. */
export type Custom = NonNullable<FormControl["custom"]>;

/** `<controlDescription>` by unique id: the code component that takes the place of the platform's control in a browser (form factor 0). */
export function readCustomControls(form: Element): Map<string, Custom> {
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

/** The cells of a section or of the header, row by row. */
export const readRows = (parent: Element, customControls: Map<string, Custom>): Cell[][] =>
  children(need(parent, "rows"), "row").map((row) =>
    children(row, "cell").map((cell) => readCell(cell, customControls)),
  );
