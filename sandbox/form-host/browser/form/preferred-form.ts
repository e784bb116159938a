const key = (personId: string, table: string): string => `form of ${table} for ${personId}`;

/** The form that the person used last on a table; the platform remembers it with the person, this app with the browser. */
export const preferredForm = (personId: string, table: string): string | undefined =>
  window.localStorage.getItem(key(personId, table)) ?? undefined;

export function preferForm(personId: string, table: string, formId: string): void {
  window.localStorage.setItem(key(personId, table), formId);
}
