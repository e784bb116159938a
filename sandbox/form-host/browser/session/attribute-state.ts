import { type Column } from "../../../metadata/types";
import { type ColumnValue, sameValue } from "../data/column-value";
import { type ColumnSecurity } from "../person/access";

export type RequiredLevel = "none" | "recommended" | "required";
export type SubmitMode = "always" | "dirty" | "never";

/** One column on an open form: its value, what the server last said, and how the form treats it. */
export class AttributeState {
  value: ColumnValue;
  saved: ColumnValue;
  /** What a new row began with: a default, or what its opener gave it. */
  initial: ColumnValue;
  requiredLevel: RequiredLevel;
  submitMode: SubmitMode = "dirty";
  /** Set by a script's `setIsValid(false, …)`. */
  invalid: string | undefined;
  /** Functions that scripts added; handlers of the form XML are kept by the session. */
  readonly changeHandlers: ((context: unknown) => void)[] = [];

  constructor(
    readonly column: Column,
    value: ColumnValue,
    /** Undefined for a column that is not secured. */
    readonly security: ColumnSecurity | undefined = undefined,
  ) {
    this.value = value;
    this.saved = value;
    this.initial = value;
    this.requiredLevel =
      column.required === "systemrequired" || column.required === "required" ? "required" : column.required;
  }

  get name(): string {
    return this.column.logicalName;
  }

  /** The person may not see the value: fields show a mask. */
  get isMasked(): boolean {
    return this.security?.readable === false;
  }

  get isDirty(): boolean {
    return !sameValue(this.value, this.saved);
  }

  get isEmpty(): boolean {
    return this.value === null || this.value === "" || (Array.isArray(this.value) && !this.value.length);
  }

  /** Takes over what the server answered. An edit made since `sent` was read stays an unsaved edit. */
  accept(server: ColumnValue, sent: ColumnValue): void {
    const editedMeanwhile = !sameValue(this.value, sent);
    this.saved = server;
    if (!editedMeanwhile) this.value = server;
  }
}
