/** One link of the chain, looked at. */
export interface Finding {
  /** The link, e.g. `Site 1: WordPress answers`. */
  link: string;
  result: "well" | "failed" | "left out";
  /** What was seen, or why it was left out; never a key or a password. */
  detail: string;
  /** What to do; failed links only. */
  advice?: string;
}

/** A link that does not hold: what is wrong and what to do. */
export class Broken extends Error {
  constructor(
    detail: string,
    readonly advice: string,
    options?: ErrorOptions,
  ) {
    super(detail, options);
  }
}

/** A link that can't be looked at as things are: no fault. */
export class LeftOut extends Error {}

/** One look: gives back what was seen. @throws Broken, LeftOut; any other Error is a fault with its own sentence. */
export type Look = () => Promise<string>;

/** Looks at one link; never throws. `advice` is for errors that bring none of their own. */
export async function lookAt(link: string, advice: string, look: Look): Promise<Finding> {
  try {
    return { link, result: "well", detail: await look() };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    if (error instanceof LeftOut) return { link, result: "left out", detail };
    return { link, result: "failed", detail, advice: error instanceof Broken ? error.advice : advice };
  }
}
