/** The columns of contact that the bridge reads and writes (docs/contracts.md, "Names"). */
export const contactColumns = {
  user: "alexacrm_wordpress_userid",
  username: "alexacrm_wordpress_username",
  loginEnabled: "alexacrm_wordpress_loginenabled",
  key: "alexacrm_wordpress_userkey",
  boundOn: "alexacrm_wordpress_boundon",
} as const;

/** Entity set of the virtual table that the lookup points to. */
export const userSet = "alexacrm_wordpressusers";

/** The lookup as a read names it: the guid alone, so that nobody has to ask the virtual table for a name. */
export const userValue = `_${contactColumns.user}_value` as const;
