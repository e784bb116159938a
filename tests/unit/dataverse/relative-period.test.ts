import { DOMParser } from "@xmldom/xmldom";

import { relativePeriod } from "../../../sandbox/dataverse/query/relative-period";

const condition = (value = "") =>
  new DOMParser().parseFromString(`<condition value="${value}"/>`, "text/xml").documentElement!;
/** A Saturday. */
const now = new Date("2026-11-21T10:29:00Z");
const period = (operator: string, value?: string, at = now) => {
  const { from, to } = relativePeriod(operator, condition(value), at);
  return [from.toISOString(), to.toISOString()];
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
