import { notImplemented } from "../xrm/refusal";

/** Texts of one language of a control, by key. */
export type Strings = Map<string, string>;

/** Reads a resx file: `<data name="Key"><value>Text</value></data>`. */
export function readResx(xml: string): Strings {
  const parsed = new DOMParser().parseFromString(xml, "text/xml");
  return new Map(
    Array.from(parsed.getElementsByTagName("data")).map((data) => [
      data.getAttribute("name") ?? "",
      data.getElementsByTagName("value")[0]?.textContent ?? "",
    ]),
  );
}

/** The language (LCID) in a resx path, e.g. `strings/WordPressUserPicker.1033.resx`. */
export const languageOf = (path: string): number => Number(/\.(\d+)\.resx$/.exec(path)?.[1] ?? 0);

/** `context.resources`. `getString` throws when the control has no texts in the person's language, as the platform does. */
export function resourcesApi(strings: Strings | undefined, languageId: number): ComponentFramework.Resources {
  return {
    getString(id) {
      if (!strings) throw new Error(`The control has no resource file for language ${languageId} (string "${id}").`);
      return strings.get(id) ?? id;
    },
    getResource: () => {
      throw notImplemented("context.resources.getResource");
    },
  };
}
