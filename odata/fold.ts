/**
 * Text in the form in which Dataverse compares it: without case and without accents (combining marks of the Latin, Greek and
 * Cyrillic scripts; marks that carry meaning, as in Hindi or Arabic, stay).
 */
export function fold(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase();
}
