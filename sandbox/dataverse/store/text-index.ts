import { fold } from "../../../odata/fold";
import { type Row } from "./row";

const edge = "\u0000";
const mostChanged = 1000;

/** A text without wildcards that a condition looks for, and whether it must stand at the start or the end of the column. */
export interface Needle {
  text: string;
  atStart: boolean;
  atEnd: boolean;
}

/**
 * The folded texts of one column in one long string, so that a search of 100,000 rows is one scan. Rows written since it was made are
 * always found (the condition itself decides); many of them make it anew.
 */
export class TextIndex {
  private texts = "";
  private ids: string[] = [];
  private starts: number[] = [];
  private readonly changed = new Set<string>();
  private isBuilt = false;

  constructor(
    private readonly column: string,
    private readonly rows: ReadonlyMap<string, Row>,
  ) {}

  /** A row was written or is gone. */
  note(id: string): void {
    if (this.isBuilt) this.changed.add(id);
  }

  /** Ids of all rows that hold the text, and perhaps of a few that don't. */
  find({ text, atStart, atEnd }: Needle): Set<string> {
    if (!this.isBuilt || this.changed.size > mostChanged) this.build();
    const wanted = (atStart ? edge : "") + text.replaceAll(edge, " ") + (atEnd ? edge : "");
    const found = new Set(this.changed);
    let number = 0;
    for (let at = this.texts.indexOf(wanted); at >= 0; at = this.texts.indexOf(wanted, this.starts[number])) {
      number = this.numberAt(at, number);
      found.add(this.ids[number - 1]!);
      if (number >= this.ids.length) break;
    }
    return found;
  }

  /** How many texts begin at or before this place. */
  private numberAt(at: number, from: number): number {
    let low = from;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private build(): void {
    this.changed.clear();
    this.ids = [];
    this.starts = [];
    const texts: string[] = [];
    let at = 0;
    for (const [id, row] of this.rows) {
      const value = row[this.column];
      if (typeof value !== "string") continue;
      const text = edge + fold(value).replaceAll(edge, " ") + edge;
      this.ids.push(id);
      this.starts.push(at);
      texts.push(text);
      at += text.length;
    }
    this.texts = texts.join("");
    this.isBuilt = true;
  }
}
