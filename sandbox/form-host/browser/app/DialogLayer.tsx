import * as React from "react";
import { useEmitter } from "../emitter";
import { LookupDialog } from "../lookup/LookupDialog";
import { type MessageDialog, type OpenDialog } from "./dialogs";
import { Modal } from "./Modal";
import { type AppServices } from "./services";

/** Draws the dialogs that are open; only the topmost can be used. */
export function DialogLayer({ services }: { services: AppServices }): React.ReactElement {
  useEmitter(services.dialogs.changes);
  return (
    <>
      {services.dialogs.open.map((dialog) =>
        dialog.request.kind === "message" ? (
          <MessageBox key={dialog.key} dialog={dialog} request={dialog.request} />
        ) : (
          <LookupDialog key={dialog.key} request={dialog.request} services={services} close={dialog.close} />
        ),
      )}
    </>
  );
}

function MessageBox({ dialog, request }: { dialog: OpenDialog; request: MessageDialog }): React.ReactElement {
  const [detailed, setDetailed] = React.useState(false);
  const { title, subtitle, text, details, buttons, cancelValue } = request;
  return (
    <Modal title={title || "Message"} hideTitle={!title} onCancel={() => dialog.close(cancelValue)}>
      {subtitle && <p className="fh-dialog-subtitle">{subtitle}</p>}
      <p className="fh-dialog-text">{text}</p>
      {details && (
        <button
          type="button"
          className="fh-link-button"
          aria-expanded={detailed}
          onClick={() => setDetailed(!detailed)}
        >
          {detailed ? "Hide Details" : "Show Details"}
        </button>
      )}
      {detailed && (
        <pre className="fh-dialog-details" tabIndex={0}>
          {details}
        </pre>
      )}
      <div className="fh-dialog-buttons">
        {buttons.map(({ label, value }, index) => (
          <button
            key={value}
            type="button"
            className={index === 0 ? "fh-button fh-button-primary" : "fh-button"}
            data-autofocus={index === 0 || undefined}
            onClick={() => dialog.close(value)}
          >
            {label}
          </button>
        ))}
      </div>
    </Modal>
  );
}
