/** Letters that Unicode doesn't take apart, as Latin1_General_CI_AI and WordPress's remove_accents() read them. */
const letters = new Map<string, string>(
  "ªa ºo ßss æae ðd øo þth đd ħh ıi ĳij ĸk ŀl łl ŉn ŋn œoe ŧt ſs ςσ"
    .split(" ")
    .map((pair) => [pair[0]!, pair.slice(1)]),
);

const undivided = new RegExp(`[${[...letters.keys()].join("")}]`, "g");

/**
 * Text in the form in which Dataverse compares it: without case and without the accents of Latin and Greek letters. Marks that make
 * another letter (Cyrillic) or carry meaning (Hindi, Arabic) stay. `icds_fold()` of the WordPress plugin does the same.
 */
export function fold(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize("NFD")
    .replace(/(?<=[\p{Script=Latin}\p{Script=Greek}])[\u0300-\u036f]+/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(undivided, (letter) => letters.get(letter)!);
}
