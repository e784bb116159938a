import { PlatformError } from "../data/platform-error";
import { word } from "../person/words/words";
import { type Dialogs } from "./dialogs";

/** A plug-in step refused the operation with a message for people. */
const businessProcessError = 0x80040265;

/** Shows an error as the app does: the server's own sentence, its answer on request. */
export function showError(dialogs: Dialogs, error: unknown): Promise<string> {
  if (!(error instanceof PlatformError)) {
    const known = error as { message?: string; stack?: string } | undefined;
    return dialogs.error(known?.message ?? String(error), { details: known?.stack ?? "" });
  }
  const title = error.code === businessProcessError ? "Business Process Error" : error.title;
  const code = error.code ? `${word("errorCode", `0x${error.code.toString(16)}`)}\n` : "";
  return dialogs.error(error.message, { title, details: `${code}HTTP status: ${error.httpStatus}\n${error.raw}` });
}
