/**
 * The instant that a literal or a stored time names, in milliseconds since 1970; NaN for text that names none. A time without an offset is
 * UTC, as OData's times are: by the clock of the server it would mean something else on each computer.
 */
export const instantOf = (text: string): number => Date.parse(/T[\d:.]+$/i.test(text) ? `${text}Z` : text);
