/**
 * What `settle` makes of every combination, written by hand from the rules in docs/architecture.md.
 *
 * W: WordPress's user of the contact. D: the contact's lookup. B: the contact's user key. `-` is none; 1 and 2 are two users.
 * second: what another contact has to do with the user in question (`x` of the row): it does not hold it ("free"), holds it in WordPress and in
 * its lookup ("holds"), or somebody has just cleared its lookup and no hint came yet ("cleared").
 * contact, other: who the first and the second contact end up with.
 * A user key is unique, so while the first contact's key names x, the second one's is empty; "cleared" can't be then ("·").
 */
export interface SettleRow {
  W: string;
  D: string;
  B: string;
  x: string;
  second: "free" | "holds" | "cleared";
  rule: string;
  contact: string;
  other: string;
}

const table = `
W D B | x | rule | free   | holds  | cleared
- - - | 1 |  1   | - -    | - 1    | - -
- - 1 | 1 |  1   | - -    | - 1    | ·
- - 2 | 1 |  1   | - -    | - 1    | - -
- 1 - | 1 |  3   | 1 -    | - 1    | 1 -
- 1 1 | 1 |  2   | - -    | - 1    | ·
- 1 2 | 1 |  4   | - -    | - 1    | - -
- 2 - | 2 |  3   | 2 -    | - 2    | 2 -
- 2 1 | 2 |  4   | - -    | - 2    | - -
- 2 2 | 2 |  2   | - -    | - 2    | ·
1 - - | 2 |  2   | 1 -    | 1 2    | 1 -
1 - 1 | 2 |  3   | - -    | - 2    | - -
1 - 2 | 2 |  4   | 1 -    | 1 2    | ·
1 1 - | 2 |  1   | 1 -    | 1 2    | 1 -
1 1 1 | 2 |  1   | 1 -    | 1 2    | 1 -
1 1 2 | 2 |  1   | 1 -    | 1 2    | ·
1 2 - | 2 |  4   | 1 -    | 1 2    | 1 -
1 2 1 | 2 |  3   | 2 -    | 1 2    | 2 -
1 2 2 | 2 |  2   | 1 -    | 1 2    | ·
2 - - | 1 |  2   | 2 -    | 2 1    | 2 -
2 - 1 | 1 |  4   | 2 -    | 2 1    | ·
2 - 2 | 1 |  3   | - -    | - 1    | - -
2 1 - | 1 |  4   | 2 -    | 2 1    | 2 -
2 1 1 | 1 |  2   | 2 -    | 2 1    | ·
2 1 2 | 1 |  3   | 1 -    | 2 1    | 1 -
2 2 - | 1 |  1   | 2 -    | 2 1    | 2 -
2 2 1 | 1 |  1   | 2 -    | 2 1    | ·
2 2 2 | 1 |  1   | 2 -    | 2 1    | 2 -
`;

const seconds = ["free", "holds", "cleared"] as const;

/** The table as one row per combination that can be. */
export const settleRows: SettleRow[] = table
  .trim()
  .split("\n")
  .slice(1)
  .flatMap((line) => {
    const [key, x, rule, ...ends] = line.split("|").map((cell) => cell.trim());
    const [W, D, B] = key!.split(" ");
    return seconds.flatMap((second, index) => {
      const end = ends[index]!;
      if (end === "·") return [];
      const [contact, other] = end.split(" ");
      return [{ W: W!, D: D!, B: B!, x: x!, second, rule: rule!, contact: contact!, other: other! }];
    });
  });
