import { relativePeriod } from "../../../sandbox/dataverse/query/relative-period";

/** A Saturday. */
const now = new Date("2026-11-21T10:29:00Z");
const period = (operator: string, value = "", at = now) => {
  const { from, to } = relativePeriod(operator, value, at);
  return [from?.toISOString(), to?.toISOString()];
};

test("this week goes from Sunday to Saturday, whatever day it is", () => {
  const week = ["2026-11-15T00:00:00.000Z", "2026-11-22T00:00:00.000Z"];
  expect(period("this-week")).toEqual(week);
  expect(period("this-week", "", new Date("2026-11-15T00:00:00Z"))).toEqual(week);
});

test("today and the last days begin at midnight", () => {
  expect(period("today")).toEqual(["2026-11-21T00:00:00.000Z", "2026-11-22T00:00:00.000Z"]);
  expect(period("last-x-days", "2")[0]).toBe("2026-11-19T00:00:00.000Z");
  expect(period("last-seven-days")[0]).toBe("2026-11-14T00:00:00.000Z");
});

test.each(["", "0", "two"])("last-x-days refuses %p", (value) => {
  expect(() => period("last-x-days", value)).toThrow(/needs a number of days/);
});

test.each<[string, string, string | undefined, string | undefined]>([
  ["yesterday", "", "2026-11-20T00:00:00.000Z", "2026-11-21T00:00:00.000Z"],
  ["tomorrow", "", "2026-11-22T00:00:00.000Z", "2026-11-23T00:00:00.000Z"],
  ["last-week", "", "2026-11-08T00:00:00.000Z", "2026-11-15T00:00:00.000Z"],
  ["next-month", "", "2026-12-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z"],
  ["last-year", "", "2025-01-01T00:00:00.000Z", "2026-01-01T00:00:00.000Z"],
  ["next-seven-days", "", "2026-11-21T10:29:00.000Z", "2026-11-29T00:00:00.000Z"],
  ["next-x-days", "1", "2026-11-21T10:29:00.000Z", "2026-11-23T00:00:00.000Z"],
  ["last-x-hours", "3", "2026-11-21T07:29:00.000Z", "2026-11-21T10:29:01.000Z"],
  ["last-x-months", "9", "2026-02-21T00:00:00.000Z", "2026-11-21T10:29:01.000Z"],
  ["olderthan-x-minutes", "30", undefined, "2026-11-21T09:59:00.000Z"],
  ["olderthan-x-years", "2", undefined, "2024-11-21T00:00:00.000Z"],
  ["on", "2026-03-01T23:00:00Z", "2026-03-01T00:00:00.000Z", "2026-03-02T00:00:00.000Z"],
  ["on-or-after", "2026-03-01", "2026-03-01T00:00:00.000Z", undefined],
  ["on-or-before", "2026-03-01", undefined, "2026-03-02T00:00:00.000Z"],
])("%s %s is from %s to %s", (operator, value, from, to) => {
  expect(period(operator, value)).toEqual([from, to]);
});

test("a month back from a month's last day is the shorter month's last day", () => {
  expect(period("last-x-months", "1", new Date("2026-03-31T12:00:00Z"))[0]).toBe("2026-02-28T00:00:00.000Z");
});

test.each(["on", "on-or-after"])("%s refuses what is no date", (operator) => {
  expect(() => period(operator, "soon")).toThrow("needs a date");
});
