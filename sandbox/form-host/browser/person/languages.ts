interface Language {
  /** How pages name it, e.g. `fr`. */
  tag: string;
  /** How it writes dates and numbers, e.g. `fr-FR`. */
  locale: string;
  rightToLeft?: true;
}

const english: Language = { tag: "en", locale: "en-US" };

/** By LCID. Arabic with the calendar and digits that its date inputs have too. */
const languages: Record<number, Language> = {
  1025: { tag: "ar", locale: "ar-u-ca-gregory-nu-latn", rightToLeft: true },
  1031: { tag: "de", locale: "de-DE" },
  1033: english,
  1036: { tag: "fr", locale: "fr-FR" },
  1037: { tag: "he", locale: "he-IL", rightToLeft: true },
  1043: { tag: "nl", locale: "nl-NL" },
  1056: { tag: "ur", locale: "ur-PK", rightToLeft: true },
  1065: { tag: "fa", locale: "fa-IR-u-ca-gregory-nu-latn", rightToLeft: true },
  3082: { tag: "es", locale: "es-ES" },
};

/** What a person's language means for the page; English for one that stands on no list. */
export const languageByLcid = (languageId: number): Language => languages[languageId] ?? english;
