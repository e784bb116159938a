/** Text of a resource with `{0}`, `{1}` … filled in. */
export type Translate = (key: string, ...values: (string | number)[]) => string;

/** Text of the first of two keys that the resources have. */
export const textOf = (t: Translate, key: string, otherwise: string): string => {
  const text = t(key);
  return text === key ? t(otherwise) : text;
};

/** Reads texts from the control's resources; where the host has none it throws, and the key shows: the control lives. */
export const translator =
  (resources: ComponentFramework.Resources): Translate =>
  (key, ...values) => {
    let text = key;
    try {
      text = resources.getString(key) || key;
    } catch {
      // The key is the text then.
    }
    return text.replace(/\{(\d)\}/g, (_place, index: number) => values[index] as string);
  };
