const reported = new Set<string>();

/** A column that a form does without is told once to whoever reads the console, and breaks nothing. */
function attributeOf(form: Xrm.FormContext, column: string): Xrm.Attributes.Attribute | undefined {
  const attribute = form.getAttribute(column);
  if (!attribute && !reported.has(column)) {
    reported.add(column);
    console.info(`This form has no column ${column}; what depends on it is left out.`);
  }
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

/** Sets a column if that changes it: a form must not become dirty by being looked at. */
export function write(form: Xrm.FormContext, column: string, value: unknown): void {
  const attribute = attributeOf(form, column);
  if (attribute && (attribute.getValue() ?? null) !== value) attribute.setValue(value as never);
}

/** The fields that show a column. */
export function controlsOf(form: Xrm.FormContext, column: string): Xrm.Controls.StandardControl[] {
  return (attributeOf(form, column)?.controls.get() ?? []) as Xrm.Controls.StandardControl[];
}

/** Locks the fields of a column and gives back what it locked: a field that the form itself has locked stays so. */
export class FieldLock {
  private readonly locked: Xrm.Controls.StandardControl[] = [];

  public constructor(private readonly column: string) {}

  public set(form: Xrm.FormContext, lock: boolean): void {
    if (!lock) this.locked.splice(0).forEach((control) => control.setDisabled(false));
    else
      for (const control of controlsOf(form, this.column))
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
