import fc from "fast-check";

import { fold } from "../../../odata/fold";
import { type Row } from "../../../sandbox/dataverse/store/row";
import { TextIndex } from "../../../sandbox/dataverse/store/text-index";

const text = fc.stringMatching(/^[aäAb\0 ]{0,6}$/);
const rowsOf = (texts: (string | null)[]): Map<string, Row> =>
  new Map(texts.map((value, index) => [`row ${index}`, { firstname: value }]));
const holds = (row: Row | undefined, needle: string, atStart: boolean, atEnd: boolean): boolean => {
  if (typeof row?.firstname !== "string") return false;
  const value = fold(row.firstname);
  if (atStart && atEnd) return value === needle;
  if (atStart) return value.startsWith(needle);
  return atEnd ? value.endsWith(needle) : value.includes(needle);
};
const cases = fc.record({
  texts: fc.array(fc.option(text), { maxLength: 8 }),
  needle: text.filter((one) => one !== "").map(fold),
  atStart: fc.boolean(),
  atEnd: fc.boolean(),
});

test("every row that holds the text is found, and without NULs in the texts no other", () => {
  fc.assert(
    fc.property(cases, ({ texts, needle, atStart, atEnd }) => {
      const rows = rowsOf(texts);
      const found = new TextIndex("firstname", rows).find({ text: needle, atStart, atEnd });
      const wanted = [...rows.keys()].filter((id) => holds(rows.get(id), needle, atStart, atEnd));
      if (texts.some((one) => one?.includes("\0")) || needle.includes("\0"))
        expect([...found]).toEqual(expect.arrayContaining(wanted));
      else expect([...found]).toEqual(wanted);
    }),
    { numRuns: 500 },
  );
});

test("rows that are written or go after the first search are found as they are then", () => {
  const rows = rowsOf(["anna", "bob", "hannah"]);
  const index = new TextIndex("firstname", rows);
  const find = () =>
    [...index.find({ text: "ann", atStart: false, atEnd: false })].filter((id) =>
      holds(rows.get(id), "ann", false, false),
    );
  expect(find()).toEqual(["row 0", "row 2"]);
  rows.set("row 1", { firstname: "Joanna" });
  rows.set("row 9", { firstname: "Annika" });
  rows.delete("row 0");
  for (const id of ["row 0", "row 1", "row 9"]) index.note(id);
  expect(find().sort()).toEqual(["row 1", "row 2", "row 9"]);
});

test("after many writes it is made anew and finds the same", () => {
  const rows = rowsOf(["anna"]);
  const index = new TextIndex("firstname", rows);
  const find = () => index.find({ text: "ann", atStart: true, atEnd: false });
  find();
  for (let number = 1; number <= 1001; number++) {
    rows.set(`row ${number}`, { firstname: number % 2 ? "Annika" : "Bob" });
    index.note(`row ${number}`);
  }
  expect(find().size).toBe(502);
});
