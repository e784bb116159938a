/** The columns of contact whose change may concern WordPress. */
export const settledColumns = [
  "alexacrm_wordpress_userid",
  "alexacrm_wordpress_username",
  "alexacrm_wordpress_loginenabled",
  "alexacrm_wordpress_userkey",
  "statecode",
] as const;
