/** What too many requests are called here. */
export const busy = "Busy";

/**
 * What failed, as the end of the sentence's resource key: `Offline`, `Busy`, or the last five digits of Dataverse's error code, e.g. `40220` (no
 * right), `40224` (the data source of a virtual table failed). A code without a sentence of its own has none among the resources. The platform
 * rejects with `errorCode`, a number with or without its sign.
 */
export function reasonOf(error: unknown): string {
  const code = ((error as { errorCode?: number } | undefined)?.errorCode as number) & 0xfffff;
  if (!navigator.onLine) return "Offline";
  // The three limits behind status 429 (requests, execution time, requests at once) have the codes 0x80072321, …2 and …6.
  return code >> 4 === 0x7232 ? busy : code.toString(16);
}
