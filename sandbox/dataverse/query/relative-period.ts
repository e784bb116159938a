import { fail } from "../errors";
import { parseDate } from "./date-text";

/** From its start up to but without its end; a side that is left out has no bound. */
export interface Period {
  from?: Date;
  to?: Date;
}

type Unit = "minutes" | "hours" | "days" | "weeks" | "months" | "years";

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/** Days, weeks, months and years of the calendar, so many after the one of now. */
const calendar: Record<string, [unit: Unit, after: number]> = {
  ...{ yesterday: ["days", -1], today: ["days", 0], tomorrow: ["days", 1] },
  ...{ "last-week": ["weeks", -1], "this-week": ["weeks", 0], "next-week": ["weeks", 1] },
  ...{ "last-month": ["months", -1], "this-month": ["months", 0], "next-month": ["months", 1] },
  ...{ "last-year": ["years", -1], "this-year": ["years", 0], "next-year": ["years", 1] },
};
/** Two thousand years at most, so that no date leaves the calendar. */
const most: Record<Unit, number> = {
  ...{ minutes: 1_000_000_000, hours: 17_000_000, days: 700_000 },
  ...{ weeks: 100_000, months: 24_000, years: 2_000 },
};
const rolling: Unit[] = ["hours", "days", "weeks", "months", "years"];

/** FetchXML operators that name a period by today's date or by a date. */
export const relativePeriods = [
  ...Object.keys(calendar),
  ...["last-seven-days", "next-seven-days"],
  ...rolling.flatMap((unit) => [`last-x-${unit}`, `next-x-${unit}`]),
  ...(["minutes", ...rolling] as const).map((unit) => `olderthan-x-${unit}`),
  ...["on", "on-or-before", "on-or-after"],
];

/**
 * The period that such an operator means. Days are UTC's and weeks begin on Sunday, which is what a new environment is set to; people's
 * own time zones are left out. "Last x" goes from the midnight so long ago until now, "next x" from now to the end of the day so far
 * ahead ("Date and time operators").
 * @throws DataverseError 400 for a number or a date that is none.
 */
export function relativePeriod(operator: string, value: string, now: Date): Period {
  const named = Object.hasOwn(calendar, operator) ? calendar[operator] : undefined;
  if (named) return { from: startOf(named[0], now, named[1]), to: startOf(named[0], now, named[1] + 1) };
  if (operator.startsWith("on")) return byDate(operator, value);
  const [, direction = "", unit = "days"] = /^(last|next|olderthan)-(?:x-(\w+)|seven-days)$/.exec(operator) ?? [];
  const number = operator.includes("-seven-") ? 7 : Number(value);
  if (!Number.isInteger(number) || number < 1 || number > most[unit as Unit])
    throw fail("badFetch", `'${operator}' needs a number of ${unit}.`);
  const isClock = unit === "hours" || unit === "minutes";
  const back = shifted(now, unit as Unit, -number);
  if (direction === "olderthan") return { to: isClock ? back : startOf("days", back, 0) };
  // Rows carry whole seconds; those of this second count.
  if (direction === "last")
    return { from: isClock ? back : startOf("days", back, 0), to: new Date(now.getTime() + 1000) };
  const ahead = shifted(now, unit as Unit, number);
  return { from: now, to: isClock ? ahead : startOf("days", ahead, 1) };
}

function byDate(operator: string, value: string): Period {
  const date = parseDate(value);
  if (!date) throw fail("badFetch", `'${operator}' needs a date, not '${value}'.`);
  const [from, to] = [startOf("days", date, 0), startOf("days", date, 1)];
  if (operator === "on") return { from, to };
  return operator === "on-or-after" ? { from } : { to };
}

/** The start of the calendar's day, week, month or year so many after the one of `date`. */
function startOf(unit: Unit, date: Date, after: number): Date {
  const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  if (unit === "years") return new Date(Date.UTC(year + after, 0, 1));
  if (unit === "months") return new Date(Date.UTC(year, month + after, 1));
  const first = unit === "weeks" ? dayOfMonth - date.getUTCDay() : dayOfMonth;
  return new Date(Date.UTC(year, month, first + after * (unit === "weeks" ? 7 : 1)));
}

function shifted(date: Date, unit: Unit, by: number): Date {
  if (unit === "minutes" || unit === "hours") return new Date(date.getTime() + by * (unit === "hours" ? hour : 60_000));
  if (unit === "days" || unit === "weeks") return new Date(date.getTime() + by * day * (unit === "weeks" ? 7 : 1));
  const result = new Date(date);
  result.setUTCDate(1);
  result.setUTCMonth(date.getUTCMonth() + by * (unit === "years" ? 12 : 1));
  const lastDay = new Date(Date.UTC(result.getUTCFullYear(), result.getUTCMonth() + 1, 0)).getUTCDate();
  result.setUTCDate(Math.min(date.getUTCDate(), lastDay));
  return result;
}
