/** One line of the table. */
export interface Measure {
  what: string;
  value: number;
  /** The most that is allowed; undefined: printed, never judged. */
  bound?: number;
  unit: string;
}

export const isTooMuch = ({ value, bound }: Measure): boolean => bound !== undefined && value > bound;

/** The middle one; of two the upper. @throws Error without any value. */
export function median(values: number[]): number {
  if (!values.length) throw new Error("There is no median of nothing.");
  return values.sort((one, other) => one - other)[Math.floor(values.length / 2)]!;
}

/** The table that the benchmark prints. */
export function table(measures: Measure[]): string {
  const number = (value: number): string => value.toLocaleString("en", { maximumFractionDigits: 2 });
  const lines = measures.map((measure) => {
    const { what, value, bound, unit } = measure;
    const verdict = bound === undefined ? "" : isTooMuch(measure) ? "TOO MUCH" : "ok";
    const limit = bound === undefined ? "" : `at most ${number(bound)}`;
    return `${what.padEnd(58)} ${number(value).padStart(10)} ${unit.padEnd(6)} ${limit.padEnd(18)} ${verdict}`.trimEnd();
  });
  return lines.join("\n");
}
