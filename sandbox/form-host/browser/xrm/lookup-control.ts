import { type View } from "../../../metadata/types";
import { plainId, scriptId } from "../metadata/catalog";
import { type ControlState } from "../session/control-state";
import { addOnce, type EventFunction, removeFrom } from "../session/event-registry";
import { type FormSession } from "../session/form-session";

/** What a lookup's control has beyond other controls. Filters and views are the search's, not the value's: a script may still set any row. */
export function lookupMembers(state: ControlState, { changes }: FormSession): Record<string, unknown> {
  const { lookup } = state;
  const targets = state.attribute?.column.targets ?? [];
  return {
    getEntityTypes: () => [...(lookup.entityTypes ?? targets)],
    setEntityTypes: (tables: string[]) => {
      const unknown = tables.filter((table) => !targets.includes(table));
      if (unknown.length) throw new Error(`The lookup "${state.name}" can't point to ${unknown.join(", ")}.`);
      lookup.entityTypes = [...tables];
      changes.emit();
    },
    addPreSearch: (handler: unknown) => addOnce(lookup.preSearchHandlers, handler as EventFunction),
    removePreSearch: (handler: unknown) => removeFrom(lookup.preSearchHandlers, handler as EventFunction),
    addCustomFilter: (fetchXml: string, table = targets[0] ?? "") => {
      // A broken filter is the script's error, not the search's.
      const parsed = new DOMParser().parseFromString(fetchXml, "text/xml");
      if (parsed.documentElement.nodeName !== "filter")
        throw new Error(`addCustomFilter takes FetchXML that starts with <filter>, not: ${fetchXml}`);
      lookup.filters.push({ table, fetchXml });
    },
    addCustomView: (
      id: string,
      table: string,
      name: string,
      fetchXml: string,
      layoutXml: string,
      isDefault: boolean,
    ) => {
      const view = customView(id, name, fetchXml, layoutXml);
      lookup.customViews.push({ table, view });
      if (isDefault) lookup.defaultViewId = view.id;
    },
    getDefaultView: () => (lookup.defaultViewId ? scriptId(lookup.defaultViewId) : null),
    setDefaultView: (id: string) => void (lookup.defaultViewId = plainId(id)),
  };
}

/** A view as a script gives it: FetchXML and the grid's layout (`<grid><row><cell name="" width="" /></row></grid>`). */
function customView(id: string, name: string, fetchXml: string, layoutXml: string): View {
  const layout = new DOMParser().parseFromString(layoutXml, "text/xml");
  const columns = Array.from(layout.getElementsByTagName("cell")).map((cell) => ({
    name: cell.getAttribute("name") ?? "",
    width: Number(cell.getAttribute("width") ?? 100),
  }));
  return { id: plainId(id), name: { 1033: name }, queryType: 64, isDefault: false, columns, fetchXml };
}
