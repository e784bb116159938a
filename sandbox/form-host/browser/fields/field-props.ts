import { type AppServices } from "../app/services";
import { type ColumnValue } from "../data/column-value";
import { type AttributeState } from "../session/attribute-state";
import { type ControlState } from "../session/control-state";
import { type FormSession } from "../session/form-session";

/** What each of the platform's own field controls gets. */
export interface FieldProps {
  session: FormSession;
  control: ControlState;
  attribute: AttributeState;
  services: AppServices;
  /** Id of the input that the label names. */
  inputId: string;
  /** Ids of the texts that describe the input (errors), or undefined. */
  describedBy: string | undefined;
  invalid: boolean;
  onChange: (value: ColumnValue) => void;
}

/** Attributes that every input of a field carries. */
export function inputAttributes({ inputId, describedBy, invalid, attribute, control }: FieldProps) {
  return {
    id: inputId,
    "aria-describedby": describedBy,
    "aria-invalid": invalid || undefined,
    "aria-required": attribute.requiredLevel === "required" || undefined,
    "data-id": `${control.name}.fieldControl`,
    className: "fh-input",
  };
}
