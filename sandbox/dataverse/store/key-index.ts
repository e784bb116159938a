import { fold } from "../../../odata/fold";
import { type AlternateKey, type Table } from "../../metadata/types";
import { isReference, type Row, type Value } from "./row";

/** Which row holds which values of a table's alternate keys. Rows with an empty key column are in no index: they are not checked. */
export class KeyIndex {
  private readonly maps = new Map<AlternateKey, Map<string, string>>();

  constructor({ keys }: Table) {
    for (const key of keys) this.maps.set(key, new Map());
  }

  find(key: AlternateKey, row: Row): string | undefined {
    const text = keyText(key, row);
    return text === undefined ? undefined : this.maps.get(key)?.get(text);
  }

  add(id: string, row: Row): void {
    for (const [key, map] of this.maps) {
      const text = keyText(key, row);
      if (text !== undefined) map.set(text, id);
    }
  }

  remove(id: string, row: Row): void {
    for (const [key, map] of this.maps) {
      const text = keyText(key, row);
      if (text !== undefined && map.get(text) === id) map.delete(text);
    }
  }
}

function keyText({ columns }: AlternateKey, row: Row): string | undefined {
  const values = columns.map((column) => row[column] ?? null);
  return values.includes(null) ? undefined : JSON.stringify(values.map(comparable));
}

const comparable = (value: Value): Value =>
  typeof value === "string" ? fold(value.trimEnd()) : isReference(value) ? value.id : value;
