import { z } from "zod";
import { contact as contactTable } from "../../model/generated/names";
import type { DataverseClient } from "./client";
import { guidOf, isMissing } from "./contact-store";

const answer = z.object({ [contactTable.name]: z.string().nullish() });

/** Reads contacts' names for the feed. */
export function contactNames(dataverse: DataverseClient) {
  return {
    /** The contact's full name, undefined when there is no such contact. @throws DataverseUnreachable, DataverseRefused. */
    async nameOf(contact: string): Promise<string | undefined> {
      try {
        return (
          (await dataverse.get(`contacts(${guidOf(contact)})?$select=${contactTable.name}`, answer))[
            contactTable.name
          ] ?? ""
        );
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
  };
}
