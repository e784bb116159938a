/** Text of a resource with `{0}`, `{1}` … filled in. */
export type Translate = (key: string, ...values: (string | number)[]) => string;

/** Reads texts from the control's resources. A language without one throws on the platform: then the key shows, and the control lives. */
export function translator(resources: ComponentFramework.Resources): Translate {
  return (key, ...values) => {
    let text = key;
    try {
      text = resources.getString(key) || key;
    } catch (error) {
      console.warn(`The text ${key} is missing.`, error);
    }
    return text.replace(/\{(\d)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
  };
}
