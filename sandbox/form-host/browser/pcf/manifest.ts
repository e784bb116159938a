export interface ManifestProperty {
  name: string;
  /** e.g. `SingleLine.Text`, `Lookup.Simple`. */
  ofType: string;
  usage: "bound" | "input" | "output";
  required: boolean;
  defaultValue: string | undefined;
}

/** What the host needs of a code component's `ControlManifest.xml`. */
export interface ControlManifest {
  namespace: string;
  constructorName: string;
  version: string;
  properties: ManifestProperty[];
  /** Paths of the resx files, relative to the control's folder. */
  strings: string[];
  /** Paths of the style sheets, relative to the control's folder. */
  styles: string[];
}

/** Reads a built manifest. @throws Error when the text is none. */
export function readManifest(xml: string): ControlManifest {
  const parsed = new DOMParser().parseFromString(xml, "text/xml");
  const control = parsed.getElementsByTagName("control")[0];
  if (!control) throw new Error("The control's manifest has no <control>.");
  const groups = typeGroups(parsed);
  return {
    namespace: control.getAttribute("namespace") ?? "",
    constructorName: control.getAttribute("constructor") ?? "",
    version: control.getAttribute("version") ?? "",
    properties: Array.from(parsed.getElementsByTagName("property")).map((property) => ({
      name: property.getAttribute("name") ?? "",
      ofType: property.getAttribute("of-type") ?? groups.get(property.getAttribute("of-type-group") ?? "") ?? "",
      usage: (property.getAttribute("usage") ?? "bound") as ManifestProperty["usage"],
      required: property.getAttribute("required") === "true",
      defaultValue: property.getAttribute("default-value") ?? undefined,
    })),
    strings: Array.from(parsed.getElementsByTagName("resx")).map((resx) => resx.getAttribute("path") ?? ""),
    styles: Array.from(parsed.getElementsByTagName("css")).map((css) => css.getAttribute("path") ?? ""),
  };
}

/** First type of each group: the host looks at the column for the true one. */
function typeGroups(parsed: Document): Map<string, string> {
  const groups = Array.from(parsed.getElementsByTagName("type-group"));
  return new Map(
    groups.map((group) => [
      group.getAttribute("name") ?? "",
      group.getElementsByTagName("type")[0]?.textContent?.trim() ?? "",
    ]),
  );
}
