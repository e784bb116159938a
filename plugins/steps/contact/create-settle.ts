import { contact } from "../../../model/generated/names";
import { stage, type Step } from "../../step";

/** A new contact may come with a user or a username already filled in. */
export const createContactSettle: Step = {
  name: "contact: settle after Create",
  message: "Create",
  table: contact.table,
  stage: stage.postOperation,
  mode: "asynchronous",
  order: 1,
  execute: (context, services) => services.hint(context.primaryEntityId),
};
