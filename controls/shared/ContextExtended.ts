import { plainId } from "../../model/picker-rules";

/**
 * Every field of the host that its typings don't declare, with the reason for touching it. All may be missing: ask with `?.`.
 * - `mode.contextInfo` and `page`: which row the form shows, to tell "bound to this contact" from "bound to another one", and to take over for it.
 */
interface ContextExtended {
  mode?: { contextInfo?: { entityId?: string } };
  page?: { entityId?: string };
}

/** Id of the row on the form, lower case without braces; undefined on a new row, or where the host doesn't tell. */
export function formRowId(context: ComponentFramework.Context<unknown>): string | undefined {
  const { mode, page } = context as unknown as ContextExtended;
  return plainId(mode?.contextInfo?.entityId ?? page?.entityId) || undefined;
}
