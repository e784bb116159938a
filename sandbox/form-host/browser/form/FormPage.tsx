import * as React from "react";
import { CommandBar, type Command } from "../app/CommandBar";
import { type AppServices } from "../app/services";
import { type FormPageTarget } from "../app/router";
import { modernCommands } from "../commands/modern-commands";
import { useEmitter } from "../emitter";
import { word } from "../person/words/words";
import { rememberRow } from "../person/recent-rows";
import { openSession } from "../session/open-session";
import { type FormSession } from "../session/form-session";
import { preferredForm } from "./preferred-form";
import { saveMode } from "../session/saving";
import { FormBody } from "./FormBody";
import { FormController } from "./form-controller";
import { formCommands } from "./form-commands";
import { FormHeader } from "./FormHeader";
import { FormNotifications } from "./FormNotifications";
import { leaveGuard } from "./leave-guard";
import { QuickCreateForm } from "./QuickCreateForm";
import { readDefaults } from "./read-defaults";

interface FormPageProps {
  services: AppServices;
  globalContext: Xrm.GlobalContext;
  target: FormPageTarget;
}

/** The page of one row: reads it, then shows the form. */
export function FormPage({ services, globalContext, target }: FormPageProps): React.ReactElement {
  const [controller, setController] = React.useState<FormController>();
  const [failure, setFailure] = React.useState("");

  React.useEffect(() => {
    let left = false;
    let opened: FormController | undefined;
    const { catalog, person } = services;
    const { table, defaults, quickCreate, tabName } = target;
    const formId = target.formId ?? (quickCreate ? undefined : preferredForm(person.id, table));
    open()
      .then(async (session) => {
        if (left) return;
        if (session.id) rememberRow(person.id, table, session.id);
        const tab = session.layout.tabs.find(({ definition }) => definition.name === tabName);
        if (tab) session.layout.show(tab);
        const created = new FormController(session, services, globalContext);
        opened = created;
        services.router.guard = leaveGuard(session, created, services.dialogs);
        setController(created);
        await created.start();
      })
      .catch((error: unknown) => {
        if (!left) setFailure(error instanceof Error ? error.message : String(error));
      });
    return () => {
      left = true;
      opened?.end();
    };

    async function open(): Promise<FormSession> {
      return openSession(services, { ...target, formId, defaults: readDefaults(catalog.table(table), defaults) });
    }
  }, [services, globalContext, target]);

  if (failure) return <FormFailure message={failure} services={services} />;
  if (!controller)
    return (
      <p className="fh-loading" role="status">
        {word("loading")}
      </p>
    );
  return <OpenForm controller={controller} services={services} />;
}

function OpenForm({ controller, services }: { controller: FormController; services: AppServices }): React.ReactElement {
  const { session } = controller;
  useEmitter(session.changes);
  useSaveKey(controller);
  useUnloadWarning(session);
  const { catalog, router } = services;
  const title = session.primaryName || word("newOf", session.title ?? catalog.text(session.table.displayName));
  const table = session.table.logicalName;
  React.useEffect(() => void (document.title = `${title} - ${catalog.text(catalog.app.name)}`));
  if (router.page.type === "form" && router.page.quickCreate) return <QuickCreateForm {...{ controller, services }} />;
  const commands: Command[] = [
    ...formCommands(controller, services),
    ...modernCommands(services, { location: "form", table, primaryControl: controller.formContext }),
  ];
  return (
    <div className="fh-form-page" aria-busy={session.saving}>
      <CommandBar commands={commands} {...(router.saved ? {} : { onBack: () => controller.close() })} />
      <FormNotifications session={session} catalog={services.catalog} inDialog={!!router.saved} />
      <FormHeader controller={controller} services={services} title={title} />
      <FormBody session={session} services={services} />
    </div>
  );
}

function FormFailure({ message, services }: { message: string; services: AppServices }): React.ReactElement {
  return (
    <div className="fh-form-page">
      <CommandBar commands={[]} onBack={() => void services.router.back()} />
      <div className="fh-card fh-page-failure" role="alert">
        <h1>{word("recordUnavailable")}</h1>
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
