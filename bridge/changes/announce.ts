import { wordpressUser } from "../../model/generated/names";
import { userGuid } from "../../model/user-guid";
import type { DataverseClient } from "../dataverse/client";
import { DataverseRefused } from "../dataverse/errors";
import type { Change, UserRow } from "../wordpress-client";

export interface AnnounceOptions {
  dataverse: Pick<DataverseClient, "post">;
  /** A user as it is now; undefined when gone. */
  user: (id: number) => Promise<UserRow | undefined>;
  siteTag: number;
  log: { debug(details: object, message: string): void; warn(details: object, message: string): void };
  now?: () => number;
}

const { columns, set, table } = wordpressUser;
/** A change of the binding may have come with others. */
const kinds = { created: "Created", updated: "Updated", binding: "Updated", deleted: "Deleted" } as const;
/** Dataverse made this change itself, through the virtual table: telling it again is how loops begin (F110). */
const ownOrigin = "dataverse-virtual-table";
/** After so many milliseconds it is asked again whether a message is there. */
const absence = 10 * 60_000;

/** Columns that a flow may read of an event, by the plugin's names of the fields. */
const shown = {
  display_name: columns.name,
  first_name: columns.firstname,
  last_name: columns.lastname,
  email: columns.email,
  roles: columns.roles,
  login_locked: columns.loginlocked,
  timezone: columns.timezone,
  locale: columns.locale,
} as const;
type Shown = keyof typeof shown;
const fields = Object.keys(shown) as Shown[];

/**
 * Tells Dataverse what happened to a user in WordPress (F101, F107), by the messages `alex_WPUserCreated(UserId, Email, Roles)`, `…Updated`,
 * `…Deleted(UserId)` and by OnExternal* of the virtual table with the changed columns alone (enable-virtual-table-event-support). At least once:
 * an event may come twice. An environment without them is no fault, a refusal costs a line of the log.
 * @throws what an outage throws; the change is due again.
 */
export function createAnnouncer({ dataverse, user, siteTag, log, now = Date.now }: AnnounceOptions) {
  const absent = new Map<string, number>();

  return async ({ kind, user: userId, origin, data }: Change): Promise<void> => {
    const event = kinds[kind as keyof typeof kinds];
    const changed = changedOf(data.changed);
    const nothing = changed ? changed.length === 0 : kind === "binding";
    if (!event || !userId || origin === ownOrigin || (event === "Updated" && nothing)) return;
    // Gone since: its own change tells so.
    const row = kind === "deleted" ? undefined : await user(userId);
    if (kind !== "deleted" && !row) return;
    const text = { UserId: String(userId), ...(row && { Email: row.email, Roles: row.roles.join(",") }) };
    await tell(`alex_WPUser${event}`, text);
    const values = row ? valuesOf(row, event === "Updated" ? (changed ?? fields) : fields) : {};
    const Target = {
      "@odata.type": `Microsoft.Dynamics.CRM.${table}`,
      [columns.id]: userGuid({ siteTag, userId }),
      ...(kind === "created" && row && { [columns.wpid]: row.id, [columns.username]: row.login }),
      ...values,
    };
    await tell(`${set}/Microsoft.Dynamics.CRM.OnExternal${event}`, { Target });
  };

  async function tell(message: string, body: object): Promise<void> {
    if ((absent.get(message) ?? 0) > now()) return;
    try {
      await dataverse.post(message, body);
    } catch (error) {
      if (!(error instanceof DataverseRefused)) throw error;
      if (error.status === 404) absent.set(message, now() + absence);
      log[error.status === 404 ? "debug" : "warn"]({ message, err: error }, "Dataverse did not take an event");
    }
  }
}

/** Undefined: the change doesn't say which. */
const changedOf = (changed: unknown): Shown[] | undefined =>
  Array.isArray(changed) ? fields.filter((field) => changed.includes(field)) : undefined;

const valuesOf = (row: UserRow, of: Shown[]) =>
  Object.fromEntries(of.map((field) => [shown[field], field === "roles" ? row.roles.join(",") : row[field]]));
