/** Text per language code (LCID), e.g. `{ 1033: "Contact" }`. */
export type Label = Record<number, string>;
