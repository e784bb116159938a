import { contact } from "../../../model/generated/names";
import { settledColumns } from "../../../model/settled-columns";
import { stage, type Step } from "../../step";

/** The contact's user, username, Login Enabled or state was edited; which of them, settling finds out. */
export const updateContactSettle: Step = {
  name: "contact: settle after Update",
  message: "Update",
  table: contact.table,
  stage: stage.postOperation,
  mode: "asynchronous",
  order: 1,
  filteringAttributes: settledColumns,
  execute: (context, services) => services.hint(context.primaryEntityId),
};
