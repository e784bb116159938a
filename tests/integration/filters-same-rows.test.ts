import fc from "fast-check";
import { matches } from "../../odata/evaluate";
import { parseFilter } from "../../odata/parse-filter";
import { columns, feedFilter, webApiFilter } from "./random-filters";
import { startThreeAnswers, type ThreeAnswers } from "./three-answers";

/**
 * One filter, three answers that must be the same rows: the local Dataverse on an ordinary table that holds the feed's rows; the same
 * Dataverse asking the bridge's feed on a real WordPress through its provider; and OData's own rules applied to all rows.
 */
jest.setTimeout(300_000);

let answers: ThreeAnswers;
beforeAll(async () => (answers = await startThreeAnswers()));
afterAll(() => answers?.stop());

const filterBy = (filter: string) => `$filter=${encodeURIComponent(filter)}`;

interface Difference {
  filter: string;
  onlyHere: string[];
  onlyFeed: string[];
}

type Keeps = (filter: string) => Promise<string[]>;

const atOnce = 50;

/** Asks both sides for each filter, some at once, and keeps those whose rows differ, the shortest first. */
async function differences(filters: string[], here: Keeps, inFeed: Keeps): Promise<Difference[]> {
  const found: Difference[] = [];
  for (let at = 0; at < filters.length; at += atOnce)
    found.push(...(await Promise.all(filters.slice(at, at + atOnce).map(difference))).flat());
  return found.sort((one, other) => one.filter.length - other.filter.length).slice(0, 12);

  async function difference(filter: string): Promise<Difference[]> {
    const [left, right] = await Promise.all([here(filter), inFeed(filter)]);
    const onlyHere = left.filter((name) => !right.includes(name));
    const onlyFeed = right.filter((name) => !left.includes(name));
    const same = !onlyHere.length && !onlyFeed.length && left.length === right.length;
    return same ? [] : [{ filter, onlyHere, onlyFeed }];
  }
}

test("5 §4: 300 random filters keep the same rows on an ordinary table and, through the provider and the bridge's feed, in WordPress", async () => {
  const rowsOf = (which: "native" | "virtual") => (filter: string) => answers.namesOf(which, filterBy(filter));
  const filters = fc.sample(webApiFilter, { numRuns: 300, seed: 20260301 });
  expect(await differences(filters, rowsOf("native"), rowsOf("virtual"))).toEqual([]);
});

test("100 random filters of the feed's further functions keep the rows that OData's rules keep", async () => {
  const filters = fc.sample(feedFilter, { numRuns: 100, seed: 20260302 });
  const names = (rows: Record<string, string>[]) => rows.map((row) => row.DisplayName!);
  const all = await answers.feedRows("");
  const here = async (filter: string) => names(all.filter((row) => matches(parseFilter(filter), row)));
  const there = async (filter: string) => names(await answers.feedRows(filterBy(filter)));
  expect(await differences(filters, here, there)).toEqual([]);
});

test.each([...columns, "alexacrm_lastlogin", "alexacrm_contactname desc,alexacrm_firstname", "alexacrm_modified desc"])(
  "$orderby=%s puts the rows into the same order here and in WordPress",
  async (order) => {
    const options = `$orderby=${order}`;
    expect(await answers.namesOf("virtual", options)).toEqual(await answers.namesOf("native", options));
  },
);

test.each([
  ["'100[%]'", ["100% a_b", "naïve 100%"], ["100% a_b", "naïve 100%"]],
  ["'a[_]b'", ["100% a_b", "a_b [x]"], ["100% a_b", "a_b [x]"]],
  ["'[[]x]'", ["[x] b\\c", "a_b [x]"], ["[x] b\\c", "a_b [x]"]],
  ["'a_b'", ["100% a_b", "a_b [x]", "anna b José", "ÄNNA anna b"], ["100% a_b", "a_b [x]"]],
])(
  "contains %s: wildcards are letters to a data source, and a letter in brackets is that letter to both",
  async (wanted, here, there) => {
    const options = filterBy(`contains(alexacrm_name,${wanted})`);
    expect((await answers.namesOf("native", options)).sort()).toEqual(here.sort());
    expect((await answers.namesOf("virtual", options)).sort()).toEqual(there.sort());
  },
);
