/** An error as `Xrm.WebApi` rejects with: the platform's number, its sentence, and the raw answer. */
export class PlatformError extends Error {
  /** The unsigned number of the platform's hexadecimal code, e.g. 2147746336 for 0x80040220. */
  readonly errorCode: number;
  readonly code: number;
  readonly title: string;
  /** The answer's body as text. */
  readonly raw: string;
  readonly httpStatus: number;

  constructor(message: string, { code = 0, raw = "", status = 0 }: { code?: number; raw?: string; status?: number }) {
    super(message);
    this.name = "PlatformError";
    this.errorCode = code;
    this.code = code;
    this.title = "An error has occurred";
    this.raw = raw;
    this.httpStatus = status;
  }
}

/** Reads the Web API's error envelope `{"error":{"code":"0x…","message":"…"}}`; anything else becomes a sentence with the status. */
export function readError(status: number, body: string): PlatformError {
  try {
    const error = (JSON.parse(body) as { error?: { code?: string; message?: string } }).error;
    if (error?.message) return new PlatformError(error.message, { code: Number(error.code) || 0, raw: body, status });
  } catch {
    // Not JSON: a proxy or a crash answered, and the sentence below says so.
  }
  return new PlatformError(`The server answered ${status} without saying why.`, { raw: body, status });
}
