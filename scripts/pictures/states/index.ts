import { choosing } from "./choosing";
import { contactPicker } from "./contact-picker";
import { failing } from "./failing";
import { finding } from "./finding";
import { type StateGroup } from "./picker-state";
import { selected } from "./selected";
import { surroundings } from "./surroundings";

/** Every state of the pickers: pictures are made of them, and the browser test goes through them. */
export const stateGroups: StateGroup[] = [finding, choosing, selected, failing, surroundings, contactPicker];
