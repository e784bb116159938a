/** Dataverse understood the request and said no. */
export class DataverseRefused extends Error {
  constructor(
    /** HTTP status of the answer. */
    readonly status: number,
    /** Dataverse's code, e.g. `0x80040217`; empty in some answers, so look at the status first. */
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "DataverseRefused";
  }
}

/** No usable answer: no connection, no token, no answer in time, a server error, or a limit that lasts too long. */
export class DataverseUnreachable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "DataverseUnreachable";
  }
}
