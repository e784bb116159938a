import * as React from "react";
import { Icon } from "../app/Icon";
import { type Catalog } from "../metadata/catalog";
import { type FormSession } from "../session/form-session";

const icons = { ERROR: "error", WARNING: "warning", INFO: "info" } as const;

/** The bar of messages above the form: what scripts said, and that an inactive row can't be changed. Plain text only, as on the platform. */
export function FormNotifications({ session, catalog }: { session: FormSession; catalog: Catalog }) {
  const status = session.table.columns["statecode"]?.options?.find(({ value }) => value === session.row["statecode"]);
  const readOnly = session.isReadOnly
    ? [
        {
          id: "_readonly",
          level: "INFO" as const,
          text: `Read-only. This record's status: ${catalog.text(status?.label) || "Inactive"}`,
        },
      ]
    : [];
  const list = [...readOnly, ...session.notifications];
  return (
    <div className="fh-notifications" role="region" aria-label="Form notifications" aria-live="polite">
      {list.map(({ id, level, text }) => (
        <p key={id} className={`fh-notification fh-notification-${level.toLowerCase()}`} data-notification={id}>
          <Icon name={icons[level]} />
          <span>{text}</span>
        </p>
      ))}
    </div>
  );
}
