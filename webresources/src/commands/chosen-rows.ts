import { plainId } from "../form-fields";

/** What a command was started on. */
export interface Chosen {
  table: string;
  ids: string[];
  /** The form has changes that are not saved, or its row doesn't exist yet. */
  unsaved: boolean;
  /** Reads form or list again. */
  refresh(): void;
}

interface ItemReference {
  Id?: string;
  id?: string;
  TypeName?: string;
  entityType?: string;
}

/**
 * Reads what the command bar hands over: PrimaryControl (a form, or the list of a page) or SelectedControl (a list or subgrid), and, where the maker added it,
 * SelectedControlSelectedItemReferences, which then says what was chosen.
 */
export function chosenRows(control: unknown, items?: unknown): Chosen {
  const form = control as Xrm.FormContext;
  // A list has neither `data` nor `ui` of its own.
  if (typeof form.data === "object" && typeof form.ui === "object") return fromForm(form);
  const list = control as Xrm.Controls.GridControl;
  const given = Array.isArray(items) ? (items as ItemReference[]) : selectedIn(list);
  return {
    table: given[0]?.TypeName ?? given[0]?.entityType ?? list.getEntityName(),
    ids: given.map(({ Id, id }) => plainId(Id ?? id ?? "")).filter(Boolean),
    unsaved: false,
    refresh: () => list.refresh(),
  };
}

const selectedIn = (list: Xrm.Controls.GridControl): ItemReference[] =>
  list
    .getGrid()
    .getSelectedRows()
    .get()
    .map((row) => row.data.entity.getEntityReference() as ItemReference);

function fromForm(form: Xrm.FormContext): Chosen {
  const { entity } = form.data;
  const id = plainId(entity.getId());
  return {
    table: entity.getEntityName(),
    ids: id ? [id] : [],
    unsaved: !id || entity.getIsDirty(),
    refresh: () => {
      form.data.refresh(false).then(
        () => undefined,
        (error: unknown) => console.error("The form could not be read again.", error),
      );
    },
  };
}
