/**
 * Every field of the host that its typings don't declare, with the reason for touching it. All may be missing: ask with `?.`.
 * - `mode.contextInfo` and `page`: which row the form shows, to tell "bound to this contact" from "bound to another one".
 */
interface ContextExtended {
  mode?: { contextInfo?: { entityId?: string } };
  page?: { entityId?: string };
}

/** Id of the row on the form, lower case without braces; undefined on a new row, or where the host doesn't tell. */
export function formRowId(context: ComponentFramework.Context<unknown>): string | undefined {
  const host = context as unknown as ContextExtended;
  return plainId(host.mode?.contextInfo?.entityId ?? host.page?.entityId) || undefined;
}

/** A row id as rows of the Web API have it: lower case, no braces. */
export const plainId = (id: string | undefined): string => (id ?? "").replace(/[{}]/g, "").toLowerCase();
