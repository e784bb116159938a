import { type FormNote } from "./form-note";

/**
 * What a user picker says itself, because it can put a button or a link beside the words: where one is on the form, the form's script leaves it out,
 * so that nothing is said twice. Whoever teaches the picker one more of these adds its key here.
 */
const pickersOwn: readonly string[] = ["enableLogin"];

/** The notes that are left for the form's script to show. @param hasPicker a user picker can be seen on the form. */
export const leftToScript = <Text extends string>(notes: FormNote<Text>[], hasPicker: boolean): FormNote<Text>[] =>
  hasPicker ? notes.filter(({ text }) => !pickersOwn.includes(text)) : notes;
