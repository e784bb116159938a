const noRight = [0x80040220, 0x80048306];

/** Resource key of the sentence for a failed request. The platform rejects with `errorCode`; a missing right has its own codes. */
export function failureKey(error: unknown): string {
  if (navigator.onLine === false) return "FailedOffline";
  const code = (error as { errorCode?: unknown } | undefined)?.errorCode;
  return typeof code === "number" && noRight.includes(code >>> 0) ? "FailedNoRight" : "Failed";
}
