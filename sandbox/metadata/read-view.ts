import { XMLSerializer } from "@xmldom/xmldom";
import { type View } from "./types";
import {
  bareGuid,
  children,
  type Element,
  flagOf,
  labelOf,
  need,
  needAttribute,
  needText,
  numberIn,
  numberOf,
  textOf,
} from "./solution-xml";

/** A view (`<savedquery>`); the FetchXML is kept as text without the white space between elements. */
export function readView(query: Element): View {
  const layout = need(query, "layoutxml", "grid", "row");
  const fetch = need(query, "fetchxml", "fetch");
  return {
    id: bareGuid(needText(query, "savedqueryid")),
    name: labelOf(query, "LocalizedNames"),
    queryType: numberOf(query, "querytype") ?? 0,
    isDefault: flagOf(textOf(query, "isdefault")),
    columns: children(layout, "cell").map((cell) => ({
      name: needAttribute(cell, "name"),
      width: numberIn(cell, "width"),
    })),
    fetchXml: new XMLSerializer().serializeToString(fetch).replace(/>\s+</g, "><"),
  };
}
