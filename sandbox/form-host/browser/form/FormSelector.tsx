import * as React from "react";
import { Icon } from "../app/Icon";
import { type AppServices } from "../app/services";
import { useMenu } from "../app/use-menu";
import { word } from "../person/words/words";
import { type FormController } from "./form-controller";
import { preferForm } from "./preferred-form";

/** The form's name; with several forms to choose from, a menu of them. */
export function FormSelector({ controller, services }: { controller: FormController; services: AppServices }) {
  const { session } = controller;
  const { catalog, access, person } = services;
  const { open, setOpen, holder } = useMenu<HTMLSpanElement>();
  const forms = catalog.mainForms(session.table, access);
  const name = session.text(session.form.name);
  if (forms.length < 2) return <>{name}</>;
  return (
    <span className="fh-form-selector" {...holder}>
      <button
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={word("formSelector", name)}
        onClick={() => setOpen(!open)}
      >
        {name}
        <Icon name="chevronDown" />
      </button>
      {open && (
        <ul role="menu" className="fh-menu" aria-label={word("forms")}>
          {forms.map((form) => (
            <li key={form.id} role="none">
              <button
                type="button"
                role="menuitemradio"
                aria-checked={form.id === session.form.id}
                onClick={() => {
                  setOpen(false);
                  preferForm(person.id, session.table.logicalName, form.id);
                  controller.showForm(form.id);
                }}
              >
                {session.text(form.name)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </span>
  );
}
