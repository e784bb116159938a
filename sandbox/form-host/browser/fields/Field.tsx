import * as React from "react";
import { type Column } from "../../../metadata/types";
import { type AppServices } from "../app/services";
import { Icon } from "../app/Icon";
import { word } from "../person/words/words";
import { CustomControl } from "../pcf/CustomControl";
import { Subgrid } from "../related/Subgrid";
import { type ControlState } from "../session/control-state";
import { type FormSession } from "../session/form-session";
import { ChoiceField } from "./ChoiceField";
import { DateTimeField } from "./DateTimeField";
import { type FieldProps } from "./field-props";
import { LookupField } from "./LookupField";
import { MaskedField } from "./MaskedField";
import { NumberField } from "./NumberField";
import { ReadOnlyField } from "./ReadOnlyField";
import { TextField } from "./TextField";

const byType: Record<Column["type"], React.FC<FieldProps>> = {
  primarykey: ReadOnlyField,
  nvarchar: TextField,
  ntext: TextField,
  int: NumberField,
  bigint: NumberField,
  bit: ChoiceField,
  datetime: DateTimeField,
  lookup: LookupField,
  owner: LookupField,
  picklist: ChoiceField,
  state: ChoiceField,
  status: ChoiceField,
};

interface FieldOnForm {
  session: FormSession;
  control: ControlState;
  services: AppServices;
}

/** A field on the form: label, required mark, control, messages. */
export function Field({ session, control, services }: FieldOnForm): React.ReactElement | null {
  const { attribute } = control;
  const [inputId] = React.useState(() => `field-${++count}`);
  if (!control.visible) return null;
  if (control.isSubgrid) return <Subgrid {...{ session, control, services }} />;
  const notificationsId = control.notifications.length || attribute?.invalid ? `${inputId}-messages` : undefined;
  const disabled = session.isDisabled(control);
  const Editable = attribute && (disabled ? ReadOnlyField : byType[attribute.column.type]);
  const Control = attribute?.isMasked ? MaskedField : Editable;
  const isCustom = !!control.definition.custom;
  const label = <FieldLabel control={control} inputId={isCustom ? undefined : inputId} disabled={disabled} />;
  return (
    <div className="fh-field" data-id={`${control.name}-FieldSectionItemContainer`} data-column={attribute?.name}>
      {control.cell.showLabel && label}
      <div className="fh-field-control">
        {isCustom ? (
          <CustomControl {...{ session, control, services }} />
        ) : Control && attribute ? (
          <Control
            {...{ session, control, attribute, services, inputId }}
            describedBy={notificationsId}
            invalid={!!control.error || !!attribute.invalid}
            onChange={(value) => session.edit(attribute, value)}
          />
        ) : (
          <p className="fh-control-failed">not implemented in the sandbox: control {control.definition.classId}</p>
        )}
        {notificationsId && <FieldMessages id={notificationsId} control={control} session={session} />}
      </div>
    </div>
  );
}

let count = 0;

function FieldLabel({
  control,
  inputId,
  disabled,
}: {
  control: ControlState;
  inputId: string | undefined;
  disabled: boolean;
}) {
  const level = control.attribute?.requiredLevel ?? "none";
  const isSecured = !!control.attribute?.security;
  const text = (
    <>
      {disabled && <Icon name="lock" />}
      {isSecured && <Icon name="key" />}
      {control.label}
    </>
  );
  // The mark of a required field is drawn by the style sheet: the label's text stays the column's name.
  const className = `fh-field-label fh-label-${level}`;
  if (!inputId) return <span className={className}>{text}</span>;
  return (
    <label className={className} htmlFor={inputId}>
      {text}
    </label>
  );
}

function FieldMessages({ id, control, session }: { id: string; control: ControlState; session: FormSession }) {
  const { attribute } = control;
  return (
    <div id={id} className="fh-field-messages" role="alert">
      {attribute?.invalid && <p className="fh-message-error">{attribute.invalid}</p>}
      {control.notifications.map(({ id: key, level, text, actions }) => (
        <p key={key} className={level === "ERROR" ? "fh-message-error" : "fh-message-hint"}>
          <Icon name={level === "ERROR" ? "error" : "info"} /> {text}{" "}
          {actions.map((run, index) => (
            <button
              key={index}
              type="button"
              className="fh-link-button"
              onClick={() => {
                run();
                session.changes.emit();
              }}
            >
              {word("apply")}
            </button>
          ))}
        </p>
      ))}
    </div>
  );
}
