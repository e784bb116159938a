const reported = new Set<string>();

/** Tells whoever reads the console what a form does without: once per page, however often it happens. */
export function reportOnce(sentence: string): void {
  if (reported.has(sentence)) return;
  reported.add(sentence);
  console.info(`WordPress binding: ${sentence}`);
}
