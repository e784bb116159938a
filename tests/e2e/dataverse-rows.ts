import { contact as names } from "../../model/generated/names";
import { parseUserGuid } from "../../model/user-guid";
import { type Reference } from "../../sandbox/dataverse";
import { type Sandbox } from "../../sandbox/main";

/** How a contact stands in Dataverse. */
export interface ContactState {
  /** WordPress user id of the lookup. */
  user: number | null;
  username: string | null;
  userKey: string | null;
  loginEnabled: boolean | null;
}

/** What the tables of the local Dataverse hold, without a request. */
export class DataverseRows {
  constructor(private readonly sandbox: Sandbox) {}

  /** The id of the one contact with this e-mail. */
  contactId(email: string): string {
    const found = this.sandbox.dataverse.rows(names.table).filter((row) => row.emailaddress1 === email);
    if (found.length !== 1) throw new Error(`${found.length} contacts have the e-mail ${email}.`);
    return String(found[0]![names.id]);
  }

  contact(id: string): ContactState {
    const row = this.sandbox.dataverse.row(names.table, id)!;
    const { columns } = names;
    const lookup = row[columns.userid] as Reference | null;
    return {
      user: lookup ? (parseUserGuid(lookup.id)?.userId ?? -1) : null,
      username: (row[columns.username] as string | null) ?? null,
      userKey: (row[columns.userkey] as string | null) ?? null,
      loginEnabled: (row[columns.loginenabled] as boolean | null) ?? null,
    };
  }

  /** How often the contact has been written since the sandbox started. */
  writes(id: string): number {
    return this.sandbox.dataverse.writes(names.table, id);
  }

  loseWebhooks(lose: boolean): void {
    this.sandbox.dataverse.knobs.loseDeliveries(lose);
  }
}
