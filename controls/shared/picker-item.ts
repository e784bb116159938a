/** One row of the result list. */
export interface PickerItem {
  /** Row id (guid). */
  key: string;
  /** The name. */
  text: string;
  /** One line that tells people of the same name apart. */
  line?: string;
  /** Short remarks in the reader's language, e.g. "login locked". */
  marks?: string[];
  /** A sentence why this row can't be chosen. */
  obstacle?: string;
  /** A sentence that the choice deserves. */
  warning?: string;
  /** WordPress users only: the sign-in name. */
  username?: string;
}

/** What the field holds. */
export interface PickedItem {
  key: string;
  text: string;
  /** Shown beside the name. */
  aside?: string;
}
