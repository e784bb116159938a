import { type Words } from "../../webresources/src/words/say";

/** A text as the page shows it: in English, places filled in. */
export const speak =
  <Text extends string>(words: Words<Text>) =>
  (text: Text, values: string[] = []): string =>
    words[text].replace(/\{(\d)\}/g, (place, index: string) => values[Number(index)] ?? place);

/** A value in a cell. */
export function cell(value: string | boolean | null | undefined): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  const text = value.length > 30 && /^a+$/.test(value) ? `${value.length} × "a"` : value;
  return /^\s|\s$/.test(text) ? `"${text.replace(/ /g, "␣")}"` : text.replace(/\|/g, "\\|");
}

/** A Markdown table. */
export const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
