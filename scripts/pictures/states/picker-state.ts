import { type Cast } from "../prepare";
import { type Stage } from "../stage";

/** A state that a picker can be in, as somebody meets it. */
export interface PickerState {
  /** Also the name of its picture's file. */
  name: string;
  /** Rows of the table of expectations that one sees kept here (issue "pickers", 5.4). */
  rows?: number[];
  /** For the page of pictures. */
  caption: string;
  /** The picture shows the dialog that the picker stands in. */
  wholeDialog?: boolean;
  /** Brings the picker there, from any page, with the stage's hand. */
  show(stage: Stage, cast: Cast): Promise<void>;
  /** What field or list then say, in English. */
  says: RegExp;
}

export interface StateGroup {
  title: string;
  states: PickerState[];
}
