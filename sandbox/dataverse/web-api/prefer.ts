/** The `Prefer` header, as far as Dataverse reads it. */
export interface Prefer {
  /** Whether an annotation is wanted, by its full name. */
  annotations: (name: string) => boolean;
  /** True when any annotation is asked for. */
  anyAnnotations: boolean;
  maxPageSize?: number;
  representation: boolean;
  continueOnError: boolean;
  /** What to echo in `Preference-Applied`. */
  applied: string[];
}

/**
 * Reads one or several `Prefer` headers joined with commas; preferences that are not known are ignored, as RFC 7240 has it.
 * `odata.include-annotations` takes names with `*` at the end: `"*"` or `"OData.Community.Display.V1.FormattedValue,Microsoft.*"`.
 */
export function parsePrefer(header: string | undefined): Prefer {
  const prefer: Prefer = {
    annotations: () => false,
    anyAnnotations: false,
    representation: false,
    continueOnError: false,
    applied: [],
  };
  for (const part of header?.match(/[^,;\s][^,;="]*(?:=(?:"[^"]*"|[^,;]*))?/g) ?? []) {
    const [name = "", ...rest] = part.split("=");
    const value = rest
      .join("=")
      .trim()
      .replace(/^"(.*)"$/, "$1");
    apply(prefer, name.trim().toLowerCase(), value);
  }
  return prefer;
}

function apply(prefer: Prefer, name: string, value: string): void {
  if (name === "odata.include-annotations") {
    const wanted = value
      .split(",")
      .map((one) => one.trim())
      .filter(Boolean);
    prefer.annotations = (annotation) => wanted.some((one) => covers(one, annotation));
    prefer.anyAnnotations = wanted.length > 0;
    prefer.applied.push(`odata.include-annotations="${value}"`);
  } else if (name === "odata.maxpagesize" && /^[1-9]\d*$/.test(value)) {
    prefer.maxPageSize = Number(value);
    prefer.applied.push(`odata.maxpagesize=${value}`);
  } else if (name === "return" && value === "representation") {
    prefer.representation = true;
    prefer.applied.push("return=representation");
  } else if (name === "odata.continue-on-error") {
    prefer.continueOnError = value !== "false";
    prefer.applied.push("odata.continue-on-error");
  }
}

const covers = (pattern: string, name: string): boolean =>
  pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
