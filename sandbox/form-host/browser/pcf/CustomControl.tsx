import * as React from "react";
import { type AppServices } from "../app/services";
import { useEmitter } from "../emitter";
import { word } from "../person/words/words";
import { type ControlState } from "../session/control-state";
import { type FormSession } from "../session/form-session";
import { ControlHost } from "./control-host";
import { loadControl } from "./load-control";

interface CustomControlProps {
  session: FormSession;
  control: ControlState;
  services: AppServices;
}

/** A code component in its place on the form. */
export function CustomControl({ session, control, services }: CustomControlProps): React.ReactElement {
  const version = useEmitter(session.changes);
  const container = React.useRef<HTMLDivElement>(null);
  const host = React.useRef<ControlHost>();
  const [element, setElement] = React.useState<React.ReactElement>();
  const [failure, setFailure] = React.useState("");
  const name = control.definition.custom?.name ?? "";

  React.useEffect(() => {
    let left = false;
    let detach: (() => void) | undefined;
    const place = container.current;
    const fail = (error: unknown): void => {
      console.error(`The control ${name} failed`, error);
      if (!left) setFailure(error instanceof Error ? error.message : String(error));
    };
    loadControl(services.catalog, name)
      .then((loaded) => {
        if (left || !place) return;
        const created = new ControlHost(loaded, { session, control, services }, setElement, fail);
        host.current = created;
        detach = control.attach({
          focus: () => place.querySelector<HTMLElement>("input, button, a[href], [tabindex]")?.focus(),
          flush: () => created.flush(),
        });
        created.start(place);
      })
      .catch(fail);
    return () => {
      left = true;
      host.current?.destroy();
      host.current = undefined;
      detach?.();
    };
  }, [session, control, services, name]);

  React.useEffect(() => host.current?.update(), [version]);

  if (failure) return <p className="fh-control-failed">{word("controlFailed", failure)}</p>;
  return (
    <div ref={container} className="fh-custom-control" data-control={name}>
      {element && <ControlBoundary>{element}</ControlBoundary>}
    </div>
  );
}

/** Keeps an error inside a control from taking the form with it. */
class ControlBoundary extends React.Component<React.PropsWithChildren<unknown>, { message: string }> {
  override state = { message: "" };

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): React.ReactNode {
    if (!this.state.message) return this.props.children;
    return <p className="fh-control-failed">{word("controlError", this.state.message)}</p>;
  }
}
