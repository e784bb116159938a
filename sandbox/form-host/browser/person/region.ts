import { languageByLcid } from "./languages";
import { offsetMinutes } from "./wall-clock";

/** The person's formats and time zone: one person per page. */
export class Region {
  readonly locale: string;

  constructor(
    readonly languageId = 1033,
    /** IANA name; undefined is the browser's zone. */
    readonly timeZone: string | undefined = undefined,
  ) {
    this.locale = languageByLcid(languageId).locale;
  }

  /** A day alone belongs to no time zone: it is held at midnight of the browser's. */
  day(value: Date): string {
    return value.toLocaleDateString(this.locale, { dateStyle: "short" });
  }

  dayAndTime(value: Date): string {
    const options = {
      dateStyle: "short",
      timeStyle: "short",
      ...(this.timeZone && { timeZone: this.timeZone }),
    } as const;
    return value.toLocaleString(this.locale, options).replace(/\u202f/g, " ");
  }

  format(value: Date, options: Intl.DateTimeFormatOptions): string {
    return value.toLocaleString(this.locale, { ...options, ...(this.timeZone && { timeZone: this.timeZone }) });
  }

  number(value: number, digits?: number): string {
    const fixed = digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits };
    return value.toLocaleString(this.locale, fixed);
  }

  /** Minutes ahead of UTC, as `getTimeZoneOffsetMinutes` answers. */
  offsetMinutes(moment = new Date()): number {
    return offsetMinutes(moment, this.timeZone);
  }
}

let current = new Region();

/** The region of the person of this page. */
export const region = (): Region => current;

/** Called once at start. */
export function setRegion(next: Region): void {
  current = next;
}
