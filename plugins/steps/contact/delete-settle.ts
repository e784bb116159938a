import { contact } from "../../../model/generated/names";
import { stage, type Step } from "../../step";

/** A deleted contact keeps its user bound and refused; settling marks it so. */
export const deleteContactSettle: Step = {
  name: "contact: settle after Delete",
  message: "Delete",
  table: contact.table,
  stage: stage.postOperation,
  mode: "asynchronous",
  order: 1,
  execute: (context, services) => services.hint(context.primaryEntityId),
};
