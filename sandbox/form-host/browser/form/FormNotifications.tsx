import * as React from "react";
import { Icon } from "../app/Icon";
import { type Catalog } from "../metadata/catalog";
import { word } from "../person/words/words";
import { formType, type FormSession } from "../session/form-session";

const icons = { ERROR: "error", WARNING: "warning", INFO: "info" } as const;

interface FormNotificationsProps {
  session: FormSession;
  catalog: Catalog;
  /** A page has one landmark of this name; the form in a dialog over it says the same without being one. */
  inDialog: boolean;
}

/** The bar of messages above the form: what scripts said, and that an inactive row can't be changed. Plain text only, as on the platform. */
export function FormNotifications({ session, catalog, inDialog }: FormNotificationsProps): React.ReactElement {
  const status = session.table.columns["statecode"]?.options?.find(({ value }) => value === session.row["statecode"]);
  const readOnly = session.isReadOnly
    ? [
        {
          id: "_readonly",
          level: "INFO" as const,
          text:
            session.formType === formType.readOnly
              ? word("readOnlyAccess")
              : word("readOnlyStatus", catalog.text(status?.label) || word("inactive")),
        },
      ]
    : [];
  const landmark = inDialog ? {} : { role: "region", "aria-label": word("formNotifications") };
  const list = [...readOnly, ...session.notifications];
  return (
    <div className="fh-notifications" aria-live="polite" {...landmark}>
      {list.map(({ id, level, text }) => (
        <p key={id} className={`fh-notification fh-notification-${level.toLowerCase()}`} data-notification={id}>
          <Icon name={icons[level]} />
          <span>{text}</span>
        </p>
      ))}
    </div>
  );
}
