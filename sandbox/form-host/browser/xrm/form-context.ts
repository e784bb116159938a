import { type FormSession } from "../session/form-session";
import { attributeApi } from "./attribute";
import { collection } from "./collection";
import { controlApi } from "./control";
import { dataApi } from "./data";
import { type FormActions, type FormParts } from "./form-parts";
import { withRefusals } from "./refusal";
import { uiApi } from "./ui";

/** Makes the `formContext` of an open form; handlers get it from their execution context. */
export function createFormContext(
  session: FormSession,
  actions: FormActions,
  globalContext: Xrm.GlobalContext,
): Xrm.FormContext {
  const parts: FormParts = {
    session,
    actions,
    globalContext,
    formContext: undefined as never,
    attributes: () => attributes,
    controls: () => controls,
  };
  const attributes = [...session.attributes.values()].map((state) => attributeApi(parts, state));
  const controls = [...session.controls.values()].map((state) => controlApi(parts, state));
  const getAttribute = collection(parts.attributes, (attribute) => attribute.getName()).get;
  const getControl = collection(parts.controls, (control) => control.getName()).get;
  const members: Partial<Xrm.FormContext> = {
    getAttribute: getAttribute as Xrm.FormContext["getAttribute"],
    getControl: getControl as Xrm.FormContext["getControl"],
  };
  parts.formContext = withRefusals<Xrm.FormContext>("formContext", members);
  members.data = dataApi(parts);
  members.ui = uiApi(parts);
  return parts.formContext;
}
