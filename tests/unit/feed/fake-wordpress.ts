import { compareForSort, compareValues, type Value } from "../../../odata/compare-values";
import { fold } from "../../../odata/fold";
import { type FeedSite } from "../../../bridge/feed/sites";
import {
  WordPressRefused,
  WordPressUnreachable,
  type Condition,
  type Filter,
  type UserQuery,
  type UserRow,
} from "../../../bridge/wordpress-client";

export function user(id: number, more: Partial<UserRow> = {}): UserRow {
  return {
    id,
    login: `user${id}`,
    email: `user${id}@example.org`,
    display_name: `User ${id}`,
    first_name: null,
    last_name: null,
    roles: ["subscriber"],
    login_locked: false,
    last_login: null,
    modified: "2026-03-01T10:00:00Z",
    timezone: null,
    locale: null,
    mode: 0,
    contact_id: null,
    contact_name: null,
    not_bindable: null,
    ...more,
  };
}

/** A WordPress site in memory that answers as the plugin does; conditions on empty columns are unknown, as in SQL. */
export class FakeWordPress {
  readonly calls: { name: string; args: unknown[] }[] = [];
  readonly users = new Map<number, UserRow>();
  /** Thrown by the next call of this name. */
  readonly failNext = new Map<string, Error>();
  /** Nothing is answered until it is up again. */
  down = false;

  constructor(
    readonly name: string,
    users: UserRow[] = [],
  ) {
    for (const one of users) this.users.set(one.id, one);
  }

  readonly client: FeedSite["wordpress"] = {
    site: async () => {
      this.note("site", []);
      return {
        name: this.name,
        url: "https://example.org",
        wordpress_url: `https://${fold(this.name).replace(/\W/g, "-")}.example/wp/`,
        plugin_version: "1",
        wordpress_version: "7.1",
        authorize: true,
        time: "2026-03-01T10:00:00Z",
      };
    },
    queryUsers: async (query) => {
      this.note("queryUsers", [query]);
      return this.query(query);
    },
    user: async (id, timeout) => {
      this.note("user", timeout === undefined ? [id] : [id, timeout]);
      return { ...this.get(id) };
    },
    createUser: async ({ login, ...rest }, origin) => {
      this.note("createUser", [{ login, ...rest }, origin]);
      const id = Math.max(0, ...this.users.keys()) + 1;
      this.users.set(id, user(id, { login, ...rest }));
      return { ...this.get(id) };
    },
    updateUser: async (id, changes, origin) => {
      this.note("updateUser", [id, changes, origin]);
      this.users.set(id, { ...this.get(id), ...changes });
      return { ...this.get(id) };
    },
    deleteUser: async (id, reassign, origin) => {
      this.note("deleteUser", [id, reassign, origin]);
      this.get(id);
      this.users.delete(id);
    },
    bind: async ({ contact, user: id, expect, take_over }, origin) => {
      this.note("bind", [{ contact, user: id, expect, take_over }, origin]);
      const holder = [...this.users.values()].find(({ contact_id }) => contact_id === contact.id);
      if (!take_over && (holder?.id ?? null) !== expect?.contact_user)
        throw new WordPressRefused("Somebody else was quicker.", "icds_changed", 409);
      const released = holder && holder.id !== id ? [{ user: holder.id, contact: contact.id }] : [];
      const former = id === null ? null : this.get(id).contact_id;
      if (holder) Object.assign(holder, { mode: 0, contact_id: null, contact_name: null });
      if (id !== null) Object.assign(this.get(id), { mode: 3, contact_id: contact.id, contact_name: contact.name });
      const touched = [contact.id, ...(former && former !== contact.id ? [former] : [])];
      return { contact_user: id, released, disabled: [], touched };
    },
  };

  callsOf(name: string): unknown[][] {
    return this.calls.filter((call) => call.name === name).map(({ args }) => args);
  }

  private note(name: string, args: unknown[]): void {
    this.calls.push({ name, args });
    if (this.down) throw new WordPressUnreachable("WordPress can't be reached.", "network");
    const error = this.failNext.get(name);
    this.failNext.delete(name);
    if (error) throw error;
  }

  private get(id: number): UserRow {
    const found = this.users.get(id);
    if (!found) throw new WordPressRefused("There is no such user.", "icds_user_not_found", 404);
    return found;
  }

  private query({ Filter: filter, Order = [], Top = 5_000, Skip = 0, Count }: UserQuery) {
    const kept = [...this.users.values()].filter((row) => !filter || evaluate(filter, row) === true);
    kept.sort((left, right) => {
      for (const { Field, Dir } of Order) {
        const result = compareForSort(valueOf(left, Field), valueOf(right, Field));
        if (result !== 0) return Dir === "desc" ? -result : result;
      }
      return left.id - right.id;
    });
    return { value: kept.slice(Skip, Skip + Top), count: Count ? kept.length : null };
  }
}

function evaluate(filter: Filter | Condition, row: UserRow): boolean | null {
  if ("Type" in filter) {
    const values = filter.Conditions.map((one) => evaluate(one, row));
    if (filter.Type === "not") return values[0] === null ? null : !values[0];
    const decisive = filter.Type === "or";
    return values.includes(decisive) ? decisive : values.includes(null) ? null : !decisive;
  }
  const { Field, Operator, Value } = filter;
  const value = valueOf(row, Field);
  if (Operator === "null") return value === null;
  if (Operator === "notnull") return value !== null;
  if (value === null || value === undefined) return null;
  if (Operator === "in") return (Value as Value[]).some((one) => compareValues(value, one) === 0);
  const text = fold(String(value));
  const wanted = fold(String(Value));
  if (Operator === "contains") return text.includes(wanted);
  if (Operator === "startswith") return text.startsWith(wanted);
  if (Operator === "endswith") return text.endsWith(wanted);
  const isTime = Field === "modified" || Field === "last_login";
  const order = isTime ? Date.parse(String(value)) - Date.parse(String(Value)) : compareValues(value, Value as Value);
  if (order === undefined) throw new Error(`The feed compared ${Field} with ${JSON.stringify(Value)}.`);
  return { eq: order === 0, ne: order !== 0, gt: order > 0, ge: order >= 0, lt: order < 0, le: order <= 0 }[Operator];
}

const valueOf = (row: UserRow, field: keyof UserRow): Value => {
  const value = row[field];
  return Array.isArray(value) ? value.join(",") || null : value;
};
