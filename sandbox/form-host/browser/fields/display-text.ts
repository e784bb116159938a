import { displayValue } from "../data/display-value";
import { type AttributeState } from "../session/attribute-state";
import { type FormSession } from "../session/form-session";

/** What the platform shows for an empty field. */
export const emptyMark = "---";

/** What stands for a value that the person may not read. */
export const mask = "********";

/** The value as people read it. */
export const displayText = (session: FormSession, { value, column, isMasked }: AttributeState): string =>
  isMasked ? mask : displayValue(column, value, session.text);
