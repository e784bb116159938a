/** WordPress understood the request and said no: a guard, a lost race, an unknown id, a wrong password. */
export class WordPressRefused extends Error {
  constructor(
    /** WordPress's own sentence. */
    message: string,
    /** WordPress's error code, e.g. `icds_changed`, `icds_not_bindable`, `icds_user_not_found`. */
    readonly code: string,
    /** HTTP status of the answer. */
    readonly status: number,
    /** The error's `data`: what the route adds, e.g. `retry_after` or the present partners. */
    readonly data: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = "WordPressRefused";
  }

  /** WordPress does not know the bridge: its user or application password is wrong, or the site ignores application passwords. */
  get isSignedOut(): boolean {
    return this.status === 401;
  }
}

/** No usable answer: no connection, no answer in time, a server error, or something that is not the plugin's answer. */
export class WordPressUnreachable extends Error {
  constructor(
    message: string,
    readonly reason: "network" | "timeout" | "status" | "answer",
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "WordPressUnreachable";
  }
}
