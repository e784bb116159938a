import { type Form } from "../../../metadata/types";
import { collection } from "./collection";
import { type FormParts } from "./form-parts";
import { withRefusals } from "./refusal";

/** `formContext.ui.formSelector`: the forms that the person may choose from. */
export function formSelector(parts: FormParts): Xrm.Controls.FormSelector {
  const { session, actions } = parts;
  const item = (form: Form): Xrm.Controls.FormItem =>
    withRefusals<Xrm.Controls.FormItem>("formItem", {
      getId: () => form.id,
      getLabel: () => session.text(form.name),
      getVisible: () => true,
      navigate: () => actions.showForm(form.id),
    });
  return withRefusals<Xrm.Controls.FormSelector>("formContext.ui.formSelector", {
    getCurrentItem: () => item(session.form),
    items: collection(
      () => actions.forms().map(item),
      (one) => one.getId(),
    ),
  });
}
