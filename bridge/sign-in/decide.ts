import { z } from "zod";
import { bindingMode } from "../../model/binding-mode";
import { contact as contactTable } from "../../model/generated/names";
import { sameUsername } from "../../model/settle";
import { decideSignIn, matchUsername, type SignInDecision } from "../../model/sign-in";
import type { Call, DataverseClient } from "../dataverse/client";
import { isActive, versionNumber } from "../dataverse/contact-row";
import { guidOf, isMissing, literal } from "../dataverse/contact-store";

/** What WordPress asks after it found the password right (docs/contracts.md, `POST /wordpress/sign-in`). */
export const signInQuestion = z.object({
  site: z.int().positive(),
  user: z.int().positive(),
  login: z.string().min(1),
  mode: z.union([z.literal(bindingMode.username), z.literal(bindingMode.custom), z.literal(bindingMode.contact)]),
  contact: z.guid().toLowerCase().nullable(),
  strict: z.boolean(),
});
export type SignInQuestion = z.infer<typeof signInQuestion>;

export interface SignInAnswer extends SignInDecision {
  contact: string | null;
  name: string | null;
  /** Row version that the decision was made from, as digits. */
  version: string | null;
}

const column = contactTable.columns;

/**
 * Flag, state, version and name. Never the lookup to the virtual table: showing it makes Dataverse call the feed, the feed WordPress, and
 * WordPress is waiting for this answer.
 */
const select = [column.id, column.fullname, column.statecode, column.versionnumber, column.loginenabled].join();

const row = z
  .object({
    [column.id]: z.guid().toLowerCase(),
    [column.fullname]: z.string().nullish(),
    [column.statecode]: z.int().nullish(),
    [column.versionnumber]: versionNumber,
    [column.loginenabled]: z.boolean().nullish(),
    [column.username]: z.string().nullish(),
  })
  .transform((read) => ({
    id: read[column.id],
    name: read[column.fullname] ?? null,
    active: isActive(read[column.statecode]),
    version: read[column.versionnumber],
    loginEnabled: read[column.loginenabled] ?? null,
    username: read[column.username] ?? null,
  }));
type Row = z.infer<typeof row>;

/** WordPress waits five seconds; a limit is not waited for. */
const call: Call = { timeout: 4_000, patience: 0 };

/**
 * Decides one sign-in from the contact as it is now (F10, F25, F26). Nothing is cached here.
 * @throws DataverseUnreachable, DataverseRefused when Dataverse can't be asked.
 */
export async function decide(question: SignInQuestion, dataverse: DataverseClient): Promise<SignInAnswer> {
  if (question.mode !== bindingMode.username) {
    if (question.contact === null) return denied("not_found");
    const contact = await read(question.contact, dataverse);
    return contact === "deleted"
      ? { ...denied("deleted"), contact: question.contact }
      : answer(contact, question.strict);
  }
  const match = matchUsername(await withUsername(question.login, dataverse));
  return typeof match === "string" ? denied(match) : answer(match, question.strict);
}

async function read(contact: string, dataverse: DataverseClient): Promise<Row | "deleted"> {
  try {
    return await dataverse.get(`contacts(${guidOf(contact)})?$select=${select}`, row, call);
  } catch (error) {
    if (isMissing(error)) return "deleted";
    throw error;
  }
}

async function withUsername(login: string, dataverse: DataverseClient): Promise<Row[]> {
  const query = new URLSearchParams({
    $select: `${select},${column.username}`,
    $filter: `${column.username} eq ${literal(login)}`,
  });
  const { value } = await dataverse.get(`contacts?${query}`, z.object({ value: z.array(row) }), call);
  return value.filter((contact) => sameUsername(contact.username, login));
}

const answer = (contact: Row, strict: boolean): SignInAnswer => ({
  ...decideSignIn(contact, strict),
  contact: contact.id,
  name: contact.name,
  version: contact.version,
});

const denied = (reason: "deleted" | "not_found" | "several"): SignInAnswer => ({
  decision: "deny",
  reason,
  contact: null,
  name: null,
  version: null,
});
