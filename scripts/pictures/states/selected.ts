import { type StateGroup } from "./picker-state";

export const selected: StateGroup = {
  title: "Selected",
  states: [
    {
      name: "bound",
      rows: [1, 10, 12],
      caption: "Bound: the name opens the user's row.",
      says: /Mark Moore\s*mark\.moore/,
      show: (stage, { bound }) => stage.open("contact", bound.contact),
    },
    {
      name: "login-disabled",
      caption: "Login Enabled is No: the button enables it.",
      says: /Enable login for Emily Stone/,
      async show(stage, { refused }) {
        await stage.open("contact", refused.contact);
        await stage.action().waitFor();
      },
    },
    {
      name: "read-only",
      rows: [17],
      caption: "Read-only: still a text to select and a name that opens the row.",
      says: /Mark Moore\s*mark\.moore/,
      async show(stage, { bound }) {
        await stage.as("Rita Reader");
        await stage.open("contact", bound.contact);
      },
    },
    {
      name: "read-only-empty",
      rows: [17],
      caption: "Read-only and empty.",
      says: /---/,
      async show(stage, { free }) {
        await stage.as("Rita Reader");
        await stage.open("contact", free.contact);
      },
    },
    {
      name: "masked",
      rows: [18],
      caption: "Hidden by column security: no value, no request.",
      says: /You don't have access/,
      async show(stage, { bound }) {
        stage.describe(({ person }) => {
          person.access = { ...person.access, columns: { "contact.alexacrm_wordpress_userid": {} } };
        });
        await stage.open("contact", bound.contact);
      },
    },
    {
      name: "gone",
      rows: [22],
      caption: "A user whom WordPress has no more.",
      says: /[Nn]o longer in WordPress/,
      async show(stage, { free, gone }) {
        await stage.open("contact", free.contact);
        await stage.script(`column.setValue([{ id: "${gone}", name: "", entityType: "alexacrm_wordpressuser" }])`);
        await stage.field.locator(".icds-value").waitFor();
      },
    },
    {
      name: "gone-since",
      rows: [22],
      caption: "A user who was deleted since, at the first focus.",
      says: /Old Hand[^]*[Nn]o longer in WordPress/,
      async show(stage, { free, gone }) {
        await stage.open("contact", free.contact);
        await stage.script(
          `column.setValue([{ id: "${gone}", name: "Old Hand", entityType: "alexacrm_wordpressuser" }])`,
        );
        await stage.field.locator(".icds-value").waitFor();
        await stage.enter();
        await stage.list.waitFor();
      },
    },
    {
      name: "username-alone",
      caption: "A username typed on the form, and no user.",
      says: /Matches the WordPress user Elena Popescu[^]*Use this user/,
      async show(stage, { free }) {
        await stage.open("contact", free.contact);
        await stage.page.locator('[data-column="alexacrm_wordpress_username"] input').fill("elena.popescu");
        await stage.page.keyboard.press("Tab");
        await stage.action().waitFor();
      },
    },
  ],
};
