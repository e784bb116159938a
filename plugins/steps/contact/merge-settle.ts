import { contact } from "../../../model/generated/names";
import { stage, type Step } from "../../step";

/** The contact merged away hands its user to the master, so both are settled. */
export const mergeContactSettle: Step = {
  name: "contact: settle after Merge",
  message: "Merge",
  table: contact.table,
  stage: stage.postOperation,
  mode: "asynchronous",
  order: 1,
  execute({ references, primaryEntityId }, services) {
    const concerned = [references.SubordinateId, references.Target, primaryEntityId];
    for (const contact of new Set(concerned)) if (contact) services.hint(contact);
  },
};
