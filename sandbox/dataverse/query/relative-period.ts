import { type Element } from "@xmldom/xmldom";

import { fail } from "../errors";

const day = 24 * 60 * 60 * 1000;

/** FetchXML operators that name a period by today's date. */
export const relativePeriods = ["today", "this-week", "last-seven-days", "last-x-days"];

/**
 * The period that such an operator means, from its start up to but without its end. Days are UTC's and weeks begin on Sunday, which
 * is what a new environment is set to; people's own time zones are left out.
 * @throws DataverseError 400 for a number of days that is none.
 */
export function relativePeriod(operator: string, element: Element, now: Date): { from: Date; to: Date } {
  const midnight = Math.floor(now.getTime() / day) * day;
  const between = (from: number, to: number) => ({ from: new Date(from), to: new Date(to) });
  switch (operator) {
    case "today":
      return between(midnight, midnight + day);
    case "this-week": {
      const sunday = midnight - now.getUTCDay() * day;
      return between(sunday, sunday + 7 * day);
    }
    default: {
      const days = operator === "last-seven-days" ? 7 : Number(element.getAttribute("value") ?? "");
      if (!Number.isInteger(days) || days < 1) throw fail("badFetch", `'${operator}' needs a number of days.`);
      // Rows carry whole seconds; those of this second count.
      return between(midnight - days * day, now.getTime() + 1000);
    }
  }
}
