/** One row of the result list. */
export interface PickerItem {
  /** Row id (guid). */
  key: string;
  /** The name. */
  text: string;
  /** What tells people of the same name apart; what is empty is left out. */
  line?: unknown[];
  /** Short remarks in the reader's language, e.g. "login locked"; what is empty is left out. */
  marks?: unknown[];
  /** A sentence why this row can't be chosen. */
  obstacle?: string;
  /** A question to answer before this row is taken from whoever holds it. */
  question?: string;
  /** Id of the row that holds it. */
  holder?: string;
  /** Shown beside the name once it is chosen; of WordPress users the username. */
  aside?: string;
}

/** A row of the list. */
export interface ListedItem extends PickerItem {
  /** What choosing it does instead: it is no row of the table. */
  run?(): void;
}

/** Some texts beside each other; what is empty is left out. */
export const join = (parts: unknown[] = []): string => parts.filter(Boolean).join(" · ");

/** What a search came to. */
export interface Answer {
  items: PickerItem[];
  /** So many of the first items are suggestions: they resemble the row on the form. */
  suggested?: number;
  /** The page is full: there may be more. */
  full?: boolean;
  /** A sentence about the row in the field, e.g. that it is inactive. */
  note?: string;
}

/** What the field holds. */
export interface PickedItem {
  /** Row id; empty when the form has the username alone. */
  key: string;
  text: string;
  /** Shown beside the name. */
  aside?: string | null;
}
