/** `Xrm.Collection.ItemCollection` over a list that may change. */
export function collection<T>(items: () => T[], nameOf: (item: T) => string): Xrm.Collection.ItemCollection<T> {
  const matching = (delegate: Xrm.Collection.MatchingDelegate<T>): T[] =>
    items().filter((item, index) => delegate(item, index) as unknown);
  function get(key?: unknown): T | T[] | null {
    if (typeof key === "function") return matching(key as Xrm.Collection.MatchingDelegate<T>);
    if (typeof key === "number") return items()[key] ?? null;
    if (typeof key === "string") return items().find((item) => nameOf(item) === key) ?? null;
    return items();
  }
  return {
    forEach: (delegate) => items().forEach((item, index) => delegate(item, index)),
    get: get as Xrm.Collection.ItemCollection<T>["get"],
    getLength: () => items().length,
  };
}
