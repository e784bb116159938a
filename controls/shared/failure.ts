/** What is said of a failed request, and whether it is worth waiting: too many requests. */
export interface Failure {
  /**
   * Resource key of the sentence: `Failed` and the last five digits of Dataverse's error code, e.g. `Failed40220` (no right), `Failed40224` (the
   * data source of a virtual table failed). A code without a sentence of its own has none among the resources.
   */
  reason: string;
  busy: boolean;
}

/** Sorts a failure out. The platform rejects with `errorCode`, a number with or without its sign. */
export function failureOf(error: unknown): Failure {
  const code = ((error as { errorCode?: number } | undefined)?.errorCode as number) & 0xfffff;
  // The three limits behind status 429 (requests, execution time, requests at once) have the codes 0x80072321, …2 and …6.
  const busy = code >> 4 === 0x7232;
  return { busy, reason: `Failed${navigator.onLine ? (busy ? "Busy" : code.toString(16)) : "Offline"}` };
}
