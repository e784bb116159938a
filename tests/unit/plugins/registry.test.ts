import { registry } from "../../../plugins/registry";

/** The wiring diagram. Update it by hand when a step is added or changed. */
const wiring = [
  "Create contact 40 asynchronous 1: contact: settle after Create",
  "Delete contact 40 asynchronous 1: contact: settle after Delete",
  "Merge contact 40 asynchronous 1: contact: settle after Merge",
  "Update contact 40 asynchronous 1: contact: settle after Update [alexacrm_wordpress_loginenabled, alexacrm_wordpress_userid, alexacrm_wordpress_userkey, alexacrm_wordpress_username, firstname, lastname, statecode]",
  "alexacrm_SendPasswordReset none 40 synchronous 1: WordPress user: send password reset",
  "alexacrm_SendUserPasswordReset alexacrm_wordpressuser 40 synchronous 1: WordPress user: send this user's password reset",
];

test("the registry holds these steps and no others", () => {
  const lines = registry.map(({ message, table, stage, mode, order, name, filteringAttributes }) => {
    const columns = filteringAttributes ? ` [${[...filteringAttributes].sort().join(", ")}]` : "";
    return `${message} ${table} ${stage} ${mode} ${order}: ${name}${columns}`;
  });
  expect(lines.sort()).toEqual(wiring);
});

test("no two steps share a name", () => expect(new Set(registry.map(({ name }) => name)).size).toBe(registry.length));
