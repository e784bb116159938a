import { arabic } from "./arabic";
import { english } from "./english";
import { french } from "./french";
import { german } from "./german";

export type WordKey = keyof typeof english;
/** The app's own texts in one language; `{0}` stands for the first value. */
export type Words = Record<WordKey, string>;

const languages: Record<number, Words> = { 1025: arabic, 1031: german, 1033: english, 1036: french };

let current: Words = english;

/** Called once at start. A language that the app has no words in falls back to English, as an environment without its language pack does. */
export function setWords(languageId: number): void {
  current = languages[languageId] ?? english;
}

/** A text of the app in the person's language, with its values filled in. */
export const word = (key: WordKey, ...values: (string | number)[]): string =>
  current[key].replace(/\{(\d)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
