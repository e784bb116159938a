/** What a note offers to do with one press ("Apply" of the platform's recommendations). */
export type FormAction = "enableLogin" | "useUser";

/** Something a form tells the person in front of it. The words are the form script's; `values` fill their places. */
export interface FormNote<Text extends string> {
  text: Text;
  /** An error stops the save. */
  level: "info" | "warning" | "error";
  /** Where it belongs: at the field of a column, or above the whole form. */
  at: "form" | "username" | "loginEnabled";
  values: string[];
  action?: FormAction;
}

/** Whether a form may be saved in spite of its notes. */
export const maySave = (notes: FormNote<string>[]): boolean => !notes.some(({ level }) => level === "error");
