import * as React from "react";
import { Menu } from "../app/Menu";
import { type AppServices } from "../app/services";
import { word } from "../person/words/words";
import { type FormController } from "./form-controller";
import { preferForm } from "./preferred-form";

/** The form's name; with several forms to choose from, a menu of them. */
export function FormSelector({ controller, services }: { controller: FormController; services: AppServices }) {
  const { session } = controller;
  const { catalog, access, person } = services;
  const forms = catalog.mainForms(session.table, access);
  const name = session.text(session.form.name);
  if (forms.length < 2) return <>{name}</>;
  return (
    <Menu
      className="fh-form-selector"
      label={word("forms")}
      button={{ "aria-label": word("formSelector", name) }}
      items={forms.map((form) => ({
        key: form.id,
        label: session.text(form.name),
        checked: form.id === session.form.id,
        run: () => {
          preferForm(person.id, session.table.logicalName, form.id);
          controller.showForm(form.id);
        },
      }))}
    >
      {name}
    </Menu>
  );
}
