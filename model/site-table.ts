/** The table WordPress Site: one row for each site, kept by `bridge setup` and by the bridge's sweep; the welcome page shows it. */
export const siteTable = {
  table: "alexacrm_wordpresssite",
  set: "alexacrm_wordpresssites",
  id: "alexacrm_wordpresssiteid",
  columns: {
    name: "alexacrm_name",
    url: "alexacrm_url",
    tag: "alexacrm_tag",
    isDefault: "alexacrm_isdefault",
    lastContact: "alexacrm_lastcontact",
  },
} as const;
