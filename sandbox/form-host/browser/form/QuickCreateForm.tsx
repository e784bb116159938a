import * as React from "react";
import { type AppServices } from "../app/services";
import { word } from "../person/words/words";
import { saveMode } from "../session/saving";
import { FormBody } from "./FormBody";
import { type FormController } from "./form-controller";
import { FormNotifications } from "./FormNotifications";

interface QuickCreateFormProps {
  controller: FormController;
  services: AppServices;
}

/** The quick create form: the form's fields and its own buttons. */
export function QuickCreateForm({ controller, services }: QuickCreateFormProps): React.ReactElement {
  const { session } = controller;
  return (
    <div className="fh-form-page fh-quick-create" aria-busy={session.saving}>
      <FormNotifications session={session} catalog={services.catalog} inDialog />
      <FormBody session={session} services={services} />
      <div className="fh-dialog-buttons">
        <button
          type="button"
          className="fh-button fh-button-primary"
          disabled={session.saving}
          onClick={() => void controller.saveByPerson(saveMode.saveAndClose)}
        >
          {word("saveAndClose")}
        </button>
        <button
          type="button"
          className="fh-button"
          disabled={session.saving}
          onClick={() => void controller.saveByPerson(saveMode.saveAndNew)}
        >
          {word("saveAndCreateNew")}
        </button>
        <button type="button" className="fh-button" onClick={() => controller.close()}>
          {word("cancel")}
        </button>
      </div>
    </div>
  );
}
