const kept = 10;
const key = (personId: string, table: string): string => `recent rows of ${table} for ${personId}`;

/** Ids of the rows of a table that the person opened or chose last, latest first. The platform remembers them with the person, this app with the browser. */
export function recentRows(personId: string, table: string): string[] {
  const stored = window.localStorage.getItem(key(personId, table));
  return stored ? stored.split(" ") : [];
}

/** The person opened or chose a row. */
export function rememberRow(personId: string, table: string, id: string): void {
  const others = recentRows(personId, table).filter((one) => one !== id);
  window.localStorage.setItem(key(personId, table), [id, ...others].slice(0, kept).join(" "));
}
