import { reportOnce } from "./report-once";

/** A column that a form does without is told once to whoever reads the console, and breaks nothing. */
function attributeOf(form: Xrm.FormContext, column: string): Xrm.Attributes.Attribute | undefined {
  const attribute = form.getAttribute(column);
  if (!attribute) reportOnce(`this form has no column ${column}; what depends on it is left out.`);
  return attribute ?? undefined;
}

/** The value of a column; null when it is empty or not on the form. */
export const read = <Value>(form: Xrm.FormContext, column: string): Value | null =>
  (attributeOf(form, column)?.getValue() as Value | null | undefined) ?? null;

/** The chosen row of a lookup, its id as rows have it: lower case, no braces. */
export function readLookup(form: Xrm.FormContext, column: string): { id: string; name: string } | null {
  const chosen = read<Xrm.LookupValue[]>(form, column)?.[0];
  return chosen ? { id: plainId(chosen.id), name: chosen.name ?? "" } : null;
}

/** Whether somebody edited a column since it was read or saved. */
export const isEdited = (form: Xrm.FormContext, column: string): boolean =>
  attributeOf(form, column)?.getIsDirty() ?? false;

/** Sets a column if that changes it (a form must not become dirty by being looked at) and the person may change it. */
export function write(form: Xrm.FormContext, column: string, value: unknown): void {
  const attribute = attributeOf(form, column);
  if (!attribute || (attribute.getValue() ?? null) === value) return;
  if (attribute.getUserPrivilege?.()?.canUpdate === false)
    reportOnce(`you may not change ${column}; it is left as it is.`);
  else attribute.setValue(value as never);
}

/** Sets a column as a person does: its change handlers run. */
export function edit(form: Xrm.FormContext, column: string, value: unknown): void {
  write(form, column, value);
  attributeOf(form, column)?.fireOnChange();
}

/** The fields that show a column. */
export function controlsOf(form: Xrm.FormContext, column: string): Xrm.Controls.StandardControl[] {
  return (attributeOf(form, column)?.controls.get() ?? []) as Xrm.Controls.StandardControl[];
}

/** Those of them that can be seen: a message at a hidden field is read by nobody, and an error there stops the save unexplained. */
export const visibleControlsOf = (form: Xrm.FormContext, column: string): Xrm.Controls.StandardControl[] =>
  controlsOf(form, column).filter((control) => {
    const section = control.getParent?.() as Xrm.Controls.Section | null | undefined;
    return [control, section, section?.getParent?.()].every((part) => part?.getVisible?.() !== false);
  });

/** Locks the fields of columns and gives back what it locked: a field that the form itself has locked stays so. */
export class FieldLock {
  private readonly locked: Xrm.Controls.StandardControl[] = [];

  public constructor(private readonly columns: string[]) {}

  public set(form: Xrm.FormContext, lock: boolean): void {
    if (!lock) this.locked.splice(0).forEach((control) => control.setDisabled(false));
    else
      for (const control of this.columns.flatMap((column) => controlsOf(form, column)))
        if (!control.getDisabled()) {
          control.setDisabled(true);
          this.locked.push(control);
        }
  }
}

/** Whether the form can be edited: it is being created (1) or updated (2), not read-only, not that of an inactive row (4). */
export const isEditable = (form: Xrm.FormContext): boolean => {
  const type: number = form.ui.getFormType();
  return type === 1 || type === 2;
};

export const plainId = (id: string): string => id.replace(/[{}]/g, "").toLowerCase();

/** The row's own id; undefined while it is not saved. */
export const rowId = (form: Xrm.FormContext): string | undefined => plainId(form.data.entity.getId()) || undefined;

/** Runs something after each save and each time the form's data is read again. */
export function afterDataChange(form: Xrm.FormContext, action: () => void): void {
  form.data.entity.addOnPostSave?.(action);
  form.data.addOnLoad?.(action);
}
