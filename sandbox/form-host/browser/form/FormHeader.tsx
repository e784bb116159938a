import * as React from "react";
import { type AppServices } from "../app/services";
import { word } from "../person/words/words";
import { type FormController } from "./form-controller";
import { FormSelector } from "./FormSelector";
import { HeaderFields } from "./HeaderFields";
import { TabList } from "./TabList";

interface FormHeaderProps {
  controller: FormController;
  services: AppServices;
  title: string;
}

/** Title, saved or not, table and form, the header's fields, the tabs. */
export function FormHeader({ controller, services, title }: FormHeaderProps): React.ReactElement {
  const { session } = controller;
  const initials = title
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part.charAt(0))
    .join("");
  const mark = session.saving ? "saving" : session.isDirty || !session.id ? "unsaved" : "saved";
  return (
    <div className="fh-card fh-form-header">
      <div className="fh-form-heading">
        <span className="fh-persona" aria-hidden="true">
          {initials.toUpperCase()}
        </span>
        <div className="fh-form-titles">
          <h1 className="fh-form-title">
            <bdi>{title}</bdi>
            <span className="fh-save-mark" role="status">
              {" "}
              - {word(mark)}
            </span>
          </h1>
          <div className="fh-form-subtitle">
            {services.catalog.text(session.table.displayName)} ·{" "}
            <FormSelector controller={controller} services={services} />
          </div>
        </div>
        <HeaderFields session={session} services={services} />
      </div>
      <TabList session={session} services={services} />
    </div>
  );
}
