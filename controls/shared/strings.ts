/** Text of a resource with `{0}`, `{1}` … filled in. */
export type Translate = (key: string, ...values: (string | number)[]) => string;

/** The sentence for a failure of a kind: the one for this reason if the resources have it, else the kind's own. */
export const failureText = (t: Translate, kind: string, reason: string): string => {
  const key = kind + reason;
  const text = t(key);
  return text === key ? t(kind) : text;
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
