import { type SaveMode } from "../session/saving";
import { withRefusals } from "./refusal";

export interface ContextSource {
  formContext: Xrm.FormContext;
  globalContext: Xrm.GlobalContext;
}

/** The execution context of a load or change event. Shared variables live as long as the event. */
export function eventContext(
  { formContext, globalContext }: ContextSource,
  source: unknown,
  args: object = {},
): Xrm.Events.EventContext {
  const shared = new Map<string, unknown>();
  const members = {
    getFormContext: () => formContext,
    getContext: () => globalContext,
    getEventSource: () => source as ReturnType<Xrm.Events.EventContext["getEventSource"]>,
    getEventArgs: () => args,
    getDepth: () => 1,
    getSharedVariable: (key: string) => shared.get(key),
    setSharedVariable: (key: string, value: unknown) => void shared.set(key, value),
  };
  return withRefusals<Xrm.Events.EventContext>("executionContext", members);
}

/** `getDataLoadState`: 1 first load, 2 after a save, 3 after a refresh. */
export function loadContext(source: ContextSource, state: 1 | 2 | 3): Xrm.Events.EventContext {
  return eventContext(source, source.formContext.data.entity, { getDataLoadState: () => state });
}

/** The execution context of a save; preventing it counts within the handler's own turn, or as long as the app is set to wait. */
export function saveContext(
  source: ContextSource,
  mode: SaveMode,
): { context: Xrm.Events.EventContext; isPrevented: () => boolean; preventsOnError: () => boolean } {
  let prevented = false;
  let onError = false;
  const args = withRefusals<Xrm.Events.SaveEventArguments>("eventArgs", {
    getSaveMode: () => mode as unknown as XrmEnum.SaveMode,
    preventDefault: () => void (prevented = true),
    preventDefaultOnError: () => void (onError = true),
    isDefaultPrevented: () => prevented,
  });
  return {
    context: eventContext(source, source.formContext.data.entity, args),
    isPrevented: () => prevented,
    preventsOnError: () => onError,
  };
}

/** The execution context after a save; `failure` is why it failed. */
export function postSaveContext(source: ContextSource, failure?: unknown): Xrm.Events.EventContext {
  const { entity } = source.formContext.data;
  return eventContext(source, entity, {
    getIsSaveSuccess: () => failure === undefined,
    getEntityReference: () => entity.getEntityReference(),
    getSaveErrorInfo: () => failure ?? null,
  });
}
