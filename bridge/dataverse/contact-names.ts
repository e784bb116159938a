import { z } from "zod";
import type { DataverseClient } from "./client";
import { guidOf, isMissing } from "./contact-store";

const answer = z.object({ fullname: z.string().nullish() });

/** Reads contacts' names for the feed. */
export function contactNames(dataverse: DataverseClient) {
  return {
    /** The contact's full name, undefined when there is no such contact. @throws DataverseUnreachable, DataverseRefused. */
    async nameOf(contact: string): Promise<string | undefined> {
      try {
        return (await dataverse.get(`contacts(${guidOf(contact)})?$select=fullname`, answer)).fullname ?? "";
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
  };
}
