import { z } from "zod";
import { contact as contactTable } from "../../model/generated/names";
import type { Call, DataverseClient } from "./client";
import { guidOf, isMissing } from "./contact-store";

const answer = z.object({ [contactTable.name]: z.string().nullish() });

/** Dataverse waits five seconds for the feed (msdyn_timeout): what is written later is written after somebody was told that it failed. */
const call: Call = { timeout: 3_000, patience: 0 };

/** Reads contacts' names for the feed. */
export function contactNames(dataverse: DataverseClient) {
  return {
    /** The contact's full name, undefined when there is no such contact. @throws DataverseUnreachable, DataverseRefused. */
    async nameOf(contact: string): Promise<string | undefined> {
      try {
        const path = `contacts(${guidOf(contact)})?$select=${contactTable.name}`;
        return (await dataverse.get(path, answer, call))[contactTable.name] ?? "";
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
  };
}
