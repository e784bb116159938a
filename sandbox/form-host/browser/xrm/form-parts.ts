import { type Form } from "../../../metadata/types";
import { type FormSession } from "../session/form-session";
import { type SaveMode } from "../session/saving";

/** What a form can be told to do beyond its own state. */
export interface FormActions {
  /** Saves; rejects with the reason when it was not saved. */
  save(mode: SaveMode): Promise<void>;
  /** Reads the row again; unsaved edits are dropped unless they are to be saved first. */
  refresh(save: boolean): Promise<void>;
  close(): void;
  /** Shows another of the table's forms. */
  showForm(formId: string): void;
  /** The forms that the person may choose from. */
  forms(): Form[];
}

/** What the objects of one `formContext` share. */
export interface FormParts {
  session: FormSession;
  actions: FormActions;
  globalContext: Xrm.GlobalContext;
  formContext: Xrm.FormContext;
  attributes(): Xrm.Attributes.Attribute[];
  controls(): Xrm.Controls.StandardControl[];
}
