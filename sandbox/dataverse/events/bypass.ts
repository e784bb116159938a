import { type Call } from "../environment";
import { fail } from "../errors";
import { type Step } from "./steps";

const mostIds = 3;

/**
 * Steps that a request's bypass headers leave: `MSCRM.BypassBusinessLogicExecution` (CustomSync, CustomAsync),
 * `MSCRM.BypassBusinessLogicExecutionStepIds` (at most three) and the older `MSCRM.BypassCustomPluginExecution` (synchronous only).
 * The page speaks of plug-ins and workflows; that webhooks are left out too is this sandbox's reading (bypass-custom-business-logic).
 * @throws DataverseError 403 for callers who are no administrators, 400 for more step ids than Dataverse takes.
 */
export function withoutBypassed(steps: Step[], { caller, headers }: Call): Step[] {
  const list = (name: string) =>
    (headers[name] ?? "")
      .split(",")
      .map((one) => one.trim().toLowerCase())
      .filter(Boolean);
  const kinds = list("mscrm.bypassbusinesslogicexecution");
  const ids = list("mscrm.bypassbusinesslogicexecutionstepids");
  if (ids.length > mostIds)
    throw fail("badQuery", `At most ${mostIds} steps can be bypassed by id, not ${ids.length}.`);
  if (caller.roles && (ids.length || kinds.length)) throw fail("mayNotBypass", caller.userId);
  const noSync = kinds.includes("customsync") || list("mscrm.bypasscustompluginexecution")[0] === "true";
  const noAsync = kinds.includes("customasync");
  return steps.filter(({ id, mode }) => !ids.includes(id) && !(mode === "sync" ? noSync : noAsync));
}
