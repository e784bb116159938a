import { type Metadata } from "../metadata/types";

/** Who sits in front of the browser: the row id of a `systemuser` and the name that the app shows. */
export interface Person {
  id: string;
  name: string;
}

export interface FormHostOptions {
  metadata: Metadata;
  person: Person;
  /** The person's language (LCID); 1033, English, unless given. */
  languageId?: number;
}
