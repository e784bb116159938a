import { type Environment } from "../environment";
import { DataverseError } from "../errors";
import { nameOf } from "../query/run-query";
import { type Reference } from "../store/row";

/** Gives the primary name of a referenced row; undefined when it is gone or has none. */
export type Names = (reference: Reference) => string | undefined;

/**
 * Names of all rows that lookups point to. A name from a virtual table is not stored anywhere: it costs one call to the data source
 * per distinct id, whether or not the caller asked for annotations. A row that is gone there leaves the name out.
 * @throws DataverseError 500 when the data source fails.
 */
export async function lookupNames({ catalog, store, virtual }: Environment, references: Reference[]): Promise<Names> {
  const names = new Map<string, Promise<string | undefined>>();
  const keyOf = ({ table, id }: Reference) => `${table} ${id}`;
  for (const reference of references) {
    const table = catalog.findTable(reference.table);
    if (!table || names.has(keyOf(reference))) continue;
    const name = table.virtual
      ? virtual.retrieve(table, reference.id).then((row) => text(row[table.primaryName]), absent)
      : Promise.resolve(text(nameOf(catalog, store, reference)));
    names.set(keyOf(reference), name);
  }
  const known = new Map<string, string | undefined>();
  await Promise.all([...names].map(async ([key, name]) => known.set(key, await name)));
  return (reference) => known.get(keyOf(reference));
}

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

function absent(error: unknown): undefined {
  if (error instanceof DataverseError && error.status === 404) return undefined;
  throw error;
}
