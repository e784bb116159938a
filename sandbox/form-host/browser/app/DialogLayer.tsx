import * as React from "react";
import { useEmitter } from "../emitter";
import { LookupDialog } from "../lookup/LookupDialog";
import { type MessageDialog, type OpenDialog } from "./dialogs";
import { word } from "../person/words/words";
import { Modal } from "./Modal";
import { PageDialogBox } from "./PageDialogBox";
import { type AppServices } from "./services";

interface DialogLayerProps {
  services: AppServices;
  globalContext: Xrm.GlobalContext;
}

/** Draws the dialogs that are open; only the topmost can be used. */
export function DialogLayer({ services, globalContext }: DialogLayerProps): React.ReactElement {
  useEmitter(services.dialogs.changes);
  return (
    <>
      {services.dialogs.open.map((dialog) => {
        const { key, request } = dialog;
        if (request.kind === "message") return <MessageBox key={key} dialog={dialog} request={request} />;
        if (request.kind === "lookup")
          return <LookupDialog key={key} request={request} services={services} close={dialog.close} />;
        return <PageDialogBox key={key} {...{ dialog, request, services, globalContext }} />;
      })}
    </>
  );
}

function MessageBox({ dialog, request }: { dialog: OpenDialog; request: MessageDialog }): React.ReactElement {
  const [detailed, setDetailed] = React.useState(false);
  const { title, subtitle, text, details, buttons, cancelValue } = request;
  return (
    <Modal title={title || word("message")} hideTitle={!title} onCancel={() => dialog.close(cancelValue)}>
      {subtitle && <p className="fh-dialog-subtitle">{subtitle}</p>}
      <p className="fh-dialog-text">{text}</p>
      {details && (
        <button
          type="button"
          className="fh-link-button"
          aria-expanded={detailed}
          onClick={() => setDetailed(!detailed)}
        >
          {word(detailed ? "detailsHide" : "detailsShow")}
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
