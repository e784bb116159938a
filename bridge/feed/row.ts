import { bindingModeNames } from "../../model/binding-mode";
import { userGuid } from "../../model/user-guid";
import { type UserRow } from "../wordpress-client";
import { propertyNames, type PropertyName } from "./properties";
import { type SiteIdentity } from "./sites";

export type FeedRow = Record<PropertyName, string | number | boolean | null>;

/** A WordPress user as a row of the feed. Empty text of WordPress is an empty column, as everywhere in Dataverse. */
export function feedRow(site: SiteIdentity, user: UserRow): FeedRow {
  return {
    Id: userGuid({ siteTag: site.tag, userId: user.id }),
    DisplayName: user.display_name,
    WpId: user.id,
    FirstName: user.first_name || null,
    LastName: user.last_name || null,
    Username: user.login,
    Email: user.email,
    Roles: user.roles.join(",") || null,
    LoginLocked: user.login_locked,
    LastLogin: instant(user.last_login),
    Modified: instant(user.modified),
    TimeZone: user.timezone || null,
    Locale: user.locale || null,
    Site: site.name,
    SiteUrl: site.url,
    Binding: bindingModeNames[user.mode],
    ContactId: user.contact_id,
    ContactName: user.contact_name || null,
    NotBindable: user.not_bindable || null,
  };
}

/** Only the selected properties, the key always among them. */
export function selected(row: FeedRow, select: PropertyName[] | undefined): Partial<FeedRow> {
  if (!select) return row;
  const wanted = propertyNames.filter((name) => name === "Id" || select.includes(name));
  return Object.fromEntries(wanted.map((name) => [name, row[name]]));
}

const instant = (time: string | null): string | null => time && new Date(time).toISOString().replace(".000Z", "Z");
