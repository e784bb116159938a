import { region } from "./region";

/** Patterns as the platform gives them (.NET letters), read off what the region writes. */
function pattern(options: Intl.DateTimeFormatOptions): string {
  const letters: Record<string, string> = {
    year: "yyyy",
    month: "M",
    day: "d",
    hour: "h",
    minute: "mm",
    dayPeriod: "tt",
  };
  const parts = new Intl.DateTimeFormat(region().locale, options).formatToParts(new Date(2026, 10, 25, 15, 45));
  const is24 = !parts.some(({ type }) => type === "dayPeriod");
  return parts
    .map(({ type, value }) => {
      if (type === "literal") return value.replace(/\u202f/g, " ");
      if (type === "hour" && is24) return "HH";
      return letters[type] ?? value;
    })
    .join("");
}

/** `dateFormattingInfo` of the person's region. */
export function dateFormat() {
  const shortDatePattern = pattern({ year: "numeric", month: "numeric", day: "numeric" });
  const shortTimePattern = pattern({ hour: "numeric", minute: "2-digit" });
  return {
    firstDayOfWeek: region().languageId === 1033 ? 0 : region().languageId === 1025 ? 6 : 1,
    shortDatePattern,
    shortTimePattern,
    dateSeparator: /[^\w\s]/.exec(shortDatePattern)?.[0] ?? "/",
    timeSeparator: ":",
  };
}
