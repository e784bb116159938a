import { type FormNote } from "./form-note";

const userPickers = /\.WordPressUser(name)?Picker$/;
const lookupPicker = /\.WordPressUserPicker$/;

/**
 * What a picker says itself, because it can put a button or a link beside the words, and which one: where it is on the form, the form's script leaves
 * it out, so that nothing is said twice. A note that stops the save stays with the script. Whoever teaches a picker one more of these adds its key here.
 */
const saidBy: Partial<Record<string, RegExp>> = {
  enableLogin: userPickers,
  usernameMatches: lookupPicker,
  usernameMatchesNobody: lookupPicker,
  usernameMatchesHeld: lookupPicker,
  usernameMatchesBarred: lookupPicker,
};

/** The notes that are left for the form's script to show. @param controls types of the controls that can be seen and used at the columns concerned. */
export const leftToScript = <Text extends string>(notes: FormNote<Text>[], controls: string[]): FormNote<Text>[] =>
  notes.filter(({ text }) => !controls.some((control) => saidBy[text]?.test(control)));
