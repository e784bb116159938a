// Generated from solution/ by `npm run generate`; edit the XML there, not this file.

/** Contacts: the platform's table, with our columns. */
export const contact = {
  table: "contact",
  set: "contacts",
  id: "contactid",
  name: "fullname",
  columns: {
    id: "contactid",
    fullname: "fullname",
    firstname: "firstname",
    lastname: "lastname",
    emailaddress1: "emailaddress1",
    merged: "merged",
    masterid: "masterid",
    statecode: "statecode",
    statuscode: "statuscode",
    createdon: "createdon",
    modifiedon: "modifiedon",
    versionnumber: "versionnumber",
    userid: "alexacrm_wordpress_userid",
    username: "alexacrm_wordpress_username",
    loginenabled: "alexacrm_wordpress_loginenabled",
    userkey: "alexacrm_wordpress_userkey",
    boundon: "alexacrm_wordpress_boundon",
  },
  values: {
    masterid: "_masterid_value",
    userid: "_alexacrm_wordpress_userid_value",
  },
  navigation: {
    masterid: "masterid",
    userid: "alexacrm_wordpress_userid",
  },
  collections: {
    alexacrm_wordpressusers: "alexacrm_contact_wordpressuser_contactid",
  },
  keys: {
    userkey: "alexacrm_wordpress_userkey_key",
  },
  maxLength: {
    fullname: 160,
    firstname: 50,
    lastname: 50,
    emailaddress1: 100,
    username: 60,
    userkey: 60,
  },
} as const;

/** WordPress users: the virtual table. `properties` are the feed's names of the columns. */
export const wordpressUser = {
  table: "alexacrm_wordpressuser",
  set: "alexacrm_wordpressusers",
  id: "alexacrm_wordpressuserid",
  name: "alexacrm_name",
  columns: {
    id: "alexacrm_wordpressuserid",
    name: "alexacrm_name",
    wpid: "alexacrm_wpid",
    firstname: "alexacrm_firstname",
    lastname: "alexacrm_lastname",
    username: "alexacrm_username",
    email: "alexacrm_email",
    roles: "alexacrm_roles",
    loginlocked: "alexacrm_loginlocked",
    lastlogin: "alexacrm_lastlogin",
    modified: "alexacrm_modified",
    timezone: "alexacrm_timezone",
    locale: "alexacrm_locale",
    site: "alexacrm_site",
    siteurl: "alexacrm_siteurl",
    binding: "alexacrm_binding",
    contactid: "alexacrm_contactid",
    contactname: "alexacrm_contactname",
    notbindable: "alexacrm_notbindable",
  },
  values: {
    contactid: "_alexacrm_contactid_value",
  },
  navigation: {
    contactid: "alexacrm_contactid",
  },
  collections: {
    contacts: "alexacrm_wordpressuser_contact_wordpress_userid",
  },
  keys: {},
  maxLength: {
    name: 250,
    firstname: 255,
    lastname: 255,
    username: 60,
    email: 100,
    roles: 1000,
    timezone: 100,
    locale: 20,
    site: 200,
    siteurl: 500,
    contactname: 200,
    notbindable: 500,
  },
  feedSet: "WordPressUsers",
  feedType: "WordPressUser",
  properties: {
    id: "Id",
    name: "DisplayName",
    wpid: "WpId",
    firstname: "FirstName",
    lastname: "LastName",
    username: "Username",
    email: "Email",
    roles: "Roles",
    loginlocked: "LoginLocked",
    lastlogin: "LastLogin",
    modified: "Modified",
    timezone: "TimeZone",
    locale: "Locale",
    site: "Site",
    siteurl: "SiteUrl",
    binding: "Binding",
    contactid: "ContactId",
    contactname: "ContactName",
    notbindable: "NotBindable",
  },
} as const;

/** Values of the choice column Binding, by the feed's member names. */
export const bindingChoices = {
  notBound: 763010000,
  username: 763010001,
  custom: 763010002,
  contact: 763010003,
  disabled: 763010004,
} as const;

/** Type name of the feed's enumeration behind Binding. */
export const bindingTypeName = "WordPress.Binding" as const;

/** Values of statecode of a contact. */
export const contactState = {
  active: 0,
  inactive: 1,
} as const;

/** Scripts by file name without ending. */
export const webResources = {
  commands: "alexacrm_/wordpress/commands.js",
  contact: "alexacrm_/wordpress/contact.js",
  welcome: "alexacrm_/wordpress/welcome.js",
  wordpressuser: "alexacrm_/wordpress/wordpressuser.js",
} as const;

/** Code components by constructor. */
export const controls = {
  contactPicker: "alexacrm_AlexaCRM.WordPress.ContactPicker",
  wordPressUserPicker: "alexacrm_AlexaCRM.WordPress.WordPressUserPicker",
  wordPressUsernamePicker: "alexacrm_AlexaCRM.WordPress.WordPressUsernamePicker",
} as const;

/** Custom APIs by name without prefix: the message's name, its parameters by name. */
export const customApis = {
  sendPasswordReset: {
    message: "alexacrm_SendPasswordReset",
    parameters: {
      wordPressUserId: "WordPressUserId",
    },
  },
} as const;

/** The solution itself. */
export const solution = {
  uniqueName: "WordPressUserBinding",
  version: "0.1.0.0",
  publisherPrefix: "alexacrm",
  choicePrefix: 76301,
  app: "alexacrm_WordPress",
  dataSourceId: "df72043b-5a78-5f0c-a8cb-ae17a8d82a24",
  keyHeader: "X-Icds-Key",
} as const;

/** A contact as the Web API answers it; columns that were not selected are absent. */
export interface ContactRow {
  contactid: string;
  fullname?: string | null;
  firstname?: string | null;
  lastname?: string | null;
  emailaddress1?: string | null;
  merged?: boolean | null;
  _masterid_value?: string | null;
  statecode?: number | null;
  statuscode?: number | null;
  createdon?: string | null;
  modifiedon?: string | null;
  versionnumber?: number | null;
  _alexacrm_wordpress_userid_value?: string | null;
  alexacrm_wordpress_username?: string | null;
  alexacrm_wordpress_loginenabled?: boolean | null;
  alexacrm_wordpress_userkey?: string | null;
  alexacrm_wordpress_boundon?: string | null;
}

/** A virtual row as the Web API answers it; columns that were not selected are absent. */
export interface WordPressUserRow {
  alexacrm_wordpressuserid: string;
  alexacrm_name?: string | null;
  alexacrm_wpid?: number | null;
  alexacrm_firstname?: string | null;
  alexacrm_lastname?: string | null;
  alexacrm_username?: string | null;
  alexacrm_email?: string | null;
  alexacrm_roles?: string | null;
  alexacrm_loginlocked?: boolean | null;
  alexacrm_lastlogin?: string | null;
  alexacrm_modified?: string | null;
  alexacrm_timezone?: string | null;
  alexacrm_locale?: string | null;
  alexacrm_site?: string | null;
  alexacrm_siteurl?: string | null;
  alexacrm_binding?: number | null;
  _alexacrm_contactid_value?: string | null;
  alexacrm_contactname?: string | null;
  alexacrm_notbindable?: string | null;
}

/** One user as the feed has it, property by property. Times are ISO 8601 in UTC. */
export interface WordPressUserEntity {
  Id: string;
  DisplayName: string;
  WpId: number | null;
  FirstName: string | null;
  LastName: string | null;
  Username: string;
  Email: string;
  Roles: string | null;
  LoginLocked: boolean | null;
  LastLogin: string | null;
  Modified: string | null;
  TimeZone: string | null;
  Locale: string | null;
  Site: string | null;
  SiteUrl: string | null;
  Binding: "NotBound" | "Username" | "Custom" | "Contact" | "Disabled" | null;
  ContactId: string | null;
  ContactName: string | null;
  NotBindable: string | null;
}
