import * as React from "react";
import { CommandBar, type Command } from "../app/CommandBar";
import { type AppServices } from "../app/services";
import { useEmitter } from "../emitter";
import { openSession } from "../session/open-session";
import { type FormSession } from "../session/form-session";
import { saveMode } from "../session/saving";
import { FormBody } from "./FormBody";
import { FormController } from "./form-controller";
import { formCommands } from "./form-commands";
import { FormHeader } from "./FormHeader";
import { FormNotifications } from "./FormNotifications";
import { leaveGuard } from "./leave-guard";
import { readDefaults } from "./read-defaults";

interface FormPageProps {
  services: AppServices;
  globalContext: Xrm.GlobalContext;
  table: string;
  id: string | undefined;
  formId: string | undefined;
  defaults: Record<string, unknown> | undefined;
}

/** The page of one row: reads it, then shows the form. */
export function FormPage({ services, globalContext, table, id, formId, defaults }: FormPageProps): React.ReactElement {
  const [controller, setController] = React.useState<FormController>();
  const [failure, setFailure] = React.useState("");

  React.useEffect(() => {
    let left = false;
    let opened: FormSession | undefined;
    const { catalog } = services;
    openSession(services, { table, id, formId, defaults: readDefaults(catalog.table(table), defaults) })
      .then(async (session) => {
        if (left) return;
        opened = session;
        const created = new FormController(session, services, globalContext);
        services.router.guard = leaveGuard(session, created, services.dialogs);
        setController(created);
        await created.start();
      })
      .catch((error: unknown) => {
        if (!left) setFailure(error instanceof Error ? error.message : String(error));
      });
    return () => {
      left = true;
      if (opened) opened.closed = true;
    };
  }, [services, globalContext, table, id, formId, defaults]);

  if (failure) return <FormFailure message={failure} services={services} />;
  if (!controller)
    return (
      <p className="fh-loading" role="status">
        Loading…
      </p>
    );
  return <OpenForm controller={controller} services={services} />;
}

function OpenForm({ controller, services }: { controller: FormController; services: AppServices }): React.ReactElement {
  const { session } = controller;
  useEmitter(session.changes);
  useSaveKey(controller);
  useUnloadWarning(session);
  const title = session.primaryName || `New ${services.catalog.text(session.table.displayName)}`;
  React.useEffect(() => void (document.title = `${title} - ${services.catalog.text(services.catalog.app.name)}`));
  const commands: Command[] = formCommands(controller, services);
  return (
    <div className="fh-form-page" aria-busy={session.saving}>
      <CommandBar commands={commands} onBack={() => controller.close()} />
      <FormNotifications session={session} catalog={services.catalog} />
      <FormHeader session={session} services={services} title={title} />
      <FormBody session={session} services={services} />
    </div>
  );
}

function FormFailure({ message, services }: { message: string; services: AppServices }): React.ReactElement {
  return (
    <div className="fh-form-page">
      <CommandBar commands={[]} onBack={() => void services.router.back()} />
      <div className="fh-card fh-page-failure" role="alert">
        <h1>Record is unavailable</h1>
        <p>{message}</p>
      </div>
    </div>
  );
}

function useSaveKey(controller: FormController): void {
  React.useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
      event.preventDefault();
      void controller.saveByPerson(saveMode.save);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [controller]);
}

function useUnloadWarning(session: FormSession): void {
  React.useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent): void => {
      if (session.isDirty && session.id) event.preventDefault();
    };
    window.addEventListener("beforeunload", onUnload);
    return () => window.removeEventListener("beforeunload", onUnload);
  }, [session]);
}
