import { region } from "../person/region";

/** `context.formatting` in the person's region and time zone. */
export const formatting: ComponentFramework.Formatting = {
  formatCurrency: (value, precision = 2, symbol = "$") => `${symbol}${region().number(value, precision)}`,
  formatDecimal: (value, precision = 2) => region().number(value, precision),
  formatDateAsFilterStringInUTC: (value, includeTime) =>
    includeTime ? value.toISOString() : value.toISOString().slice(0, 10),
  formatDateLong: (value) => region().format(value, { dateStyle: "full" }),
  formatDateLongAbbreviated: (value) => region().format(value, { dateStyle: "medium" }),
  formatDateShort: (value, includeTime) =>
    includeTime ? region().dayAndTime(value) : region().format(value, { dateStyle: "short" }),
  formatDateYearMonth: (value) => region().format(value, { year: "numeric", month: "long" }),
  formatInteger: (value) => region().number(value, 0),
  formatLanguage: (value) => String(value),
  formatTime: (value) => region().format(value, { timeStyle: "short" }),
  getWeekOfYear: (value) => {
    const start = new Date(value.getFullYear(), 0, 1);
    const day = Math.floor((value.getTime() - start.getTime()) / 86_400_000);
    return Math.floor((day + start.getDay()) / 7) + 1;
  },
};
