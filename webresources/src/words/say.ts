/** A text in the reader's language with its places filled in. */
export type Say<Text extends string> = (text: Text, values?: string[]) => string;

/** One language's texts; `{0}`, `{1}` are places for values. */
export type Words<Text extends string> = Record<Text, string>;

/** The languages that are complete, by the primary language of a Windows language id (its lower ten bits): every German reads German. */
export interface Languages<Text extends string> {
  english: Words<Text>;
  german: Words<Text>;
  french: Words<Text>;
  arabic: Words<Text>;
}

const primary: Record<number, keyof Languages<string> | undefined> = {
  0x01: "arabic",
  0x07: "german",
  0x09: "english",
  0x0c: "french",
};

/** Speaks the language that the person has chosen, English where there is none of it. */
export const speak =
  <Text extends string>(languages: Languages<Text>): Say<Text> =>
  (text, values = []) =>
    languages[language()][text].replace(/\{(\d)\}/g, (place, index: string) => values[Number(index)] ?? place);

function language(): keyof Languages<string> {
  const { languageId } = Xrm.Utility.getGlobalContext().userSettings;
  return primary[languageId & 0x3ff] ?? "english";
}
