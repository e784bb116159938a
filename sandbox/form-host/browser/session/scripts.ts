const loading = new Map<string, Promise<void>>();

/** Loads a script once per page. @throws Error naming the file when it can't be loaded. */
export function loadScript(address: string): Promise<void> {
  const known = loading.get(address);
  if (known) return known;
  const loaded = new Promise<void>((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.async = false;
    script.onload = () => resolve();
    script.onerror = () => {
      loading.delete(address);
      script.remove();
      reject(new Error(`The script ${address} could not be loaded. Is it built?`));
    };
    document.head.appendChild(script);
  });
  loading.set(address, loaded);
  return loaded;
}

/** Finds a function by its dotted name, e.g. `AlexaCRM.WordPress.Contact.onLoad`. */
export function findFunction(name: string, root: unknown = window): ((...values: unknown[]) => unknown) | undefined {
  const found = name
    .split(".")
    .reduce<unknown>((at, part) => (at === null || at === undefined ? undefined : (at as never)[part]), root);
  return typeof found === "function" ? (found as (...values: unknown[]) => unknown) : undefined;
}

/** Reads the `parameters` attribute of a handler: comma-separated literals. @throws Error when it holds anything else. */
export function handlerParameters(parameters: string): unknown[] {
  if (!parameters.trim()) return [];
  try {
    return JSON.parse(`[${parameters.replace(/'((?:[^'\\]|\\.)*)'/g, (_all, text: string) => JSON.stringify(text))}]`);
  } catch {
    throw new Error(`Handler parameters must be literals separated by commas, not: ${parameters}`);
  }
}
