import { type UserField } from "../wordpress-client";

export type PropertyType =
  "Edm.Guid" | "Edm.String" | "Edm.Int32" | "Edm.Boolean" | "Edm.DateTimeOffset" | "WordPress.Binding";

export interface Property {
  type: PropertyType;
  nullable: boolean;
  /** The plugin's field to filter and sort by; undefined when WordPress can't: the property is the site's, or worked out for each row. */
  field?: UserField;
  /** Accepted in a POST; everything else that a request carries is ignored, as OData asks for computed properties. */
  onCreate: boolean;
  onUpdate: boolean;
}

const text = { type: "Edm.String", nullable: true, onCreate: true, onUpdate: true } as const;
const readOnly = { nullable: true, onCreate: false, onUpdate: false } as const;

/** The feed's one entity type, `WordPress.WordPressUser` (docs/contracts.md, "Names"). */
export const properties = {
  Id: { ...readOnly, type: "Edm.Guid", nullable: false, field: "id" },
  DisplayName: { ...text, nullable: false, field: "display_name" },
  WpId: { ...readOnly, type: "Edm.Int32", field: "id" },
  FirstName: { ...text, field: "first_name" },
  LastName: { ...text, field: "last_name" },
  Username: { ...text, nullable: false, onUpdate: false, field: "login" },
  Email: { ...text, nullable: false, field: "email" },
  Roles: { ...text, field: "roles" },
  LoginLocked: { ...text, type: "Edm.Boolean", field: "login_locked" },
  LastLogin: { ...readOnly, type: "Edm.DateTimeOffset", field: "last_login" },
  Modified: { ...readOnly, type: "Edm.DateTimeOffset", field: "modified" },
  TimeZone: { ...text, field: "timezone" },
  Locale: { ...text, field: "locale" },
  Site: { ...readOnly, type: "Edm.String" },
  SiteUrl: { ...readOnly, type: "Edm.String" },
  Binding: { ...readOnly, type: "WordPress.Binding", field: "mode" },
  ContactId: { ...text, type: "Edm.Guid", field: "contact_id" },
  ContactName: { ...readOnly, type: "Edm.String", field: "contact_name" },
  NotBindable: { ...readOnly, type: "Edm.String" },
} as const satisfies Record<string, Property>;

export type PropertyName = keyof typeof properties;

export const propertyNames = Object.keys(properties) as PropertyName[];

export const entitySet = "WordPressUsers";

export const isPropertyName = (name: string): name is PropertyName => Object.hasOwn(properties, name);

/** Properties that are the site's, the same for all its users; WordPress isn't asked to search or sort by them. */
export type SiteProperty = "Site" | "SiteUrl";

export const isSiteProperty = (name: string): name is SiteProperty => name === "Site" || name === "SiteUrl";

/** A property as the translators see it, without the literal types. */
export const propertyOf = (name: PropertyName): Property => properties[name];
