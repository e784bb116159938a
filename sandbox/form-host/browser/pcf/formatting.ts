/** `context.formatting` in the browser's locale. */
export const formatting: ComponentFramework.Formatting = {
  formatCurrency: (value, precision = 2, symbol = "$") => `${symbol}${decimals(value, precision)}`,
  formatDecimal: (value, precision = 2) => decimals(value, precision),
  formatDateAsFilterStringInUTC: (value, includeTime) =>
    includeTime ? value.toISOString() : value.toISOString().slice(0, 10),
  formatDateLong: (value) => value.toLocaleDateString(undefined, { dateStyle: "full" }),
  formatDateLongAbbreviated: (value) => value.toLocaleDateString(undefined, { dateStyle: "medium" }),
  formatDateShort: (value, includeTime) =>
    value.toLocaleString(undefined, { dateStyle: "short", ...(includeTime ? { timeStyle: "short" } : {}) }),
  formatDateYearMonth: (value) => value.toLocaleDateString(undefined, { year: "numeric", month: "long" }),
  formatInteger: (value) => decimals(value, 0),
  formatLanguage: (value) => String(value),
  formatTime: (value) => value.toLocaleTimeString(undefined, { timeStyle: "short" }),
  getWeekOfYear: (value) => {
    const start = new Date(value.getFullYear(), 0, 1);
    const day = Math.floor((value.getTime() - start.getTime()) / 86_400_000);
    return Math.floor((day + start.getDay()) / 7) + 1;
  },
};

const decimals = (value: number, precision: number): string =>
  value.toLocaleString(undefined, { minimumFractionDigits: precision, maximumFractionDigits: precision });
