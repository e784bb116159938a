import { type FormSession } from "../session/form-session";

/** Milliseconds after the last change (documentation: "Manage auto-save"). */
const autoSaveDelay = 30_000;

/** Saves a row that exists once its changes have rested; the answer stops it, as leaving the form does. */
export function autoSave(session: FormSession, save: () => Promise<unknown>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = session.changes.subscribe(() => {
    clearTimeout(timer);
    if (session.id && session.isDirty && !session.saving) timer = setTimeout(() => void save(), autoSaveDelay);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
