import { type StateGroup } from "./picker-state";

export const contactPicker: StateGroup = {
  title: "The contact picker",
  states: [
    {
      name: "contact-suggested",
      rows: [2],
      caption: "On the WordPress user form: the contact with the user's e-mail first.",
      says: /Suggested\s+Sean O'Brien\s+sean\.obrien@example\.com/,
      async show(stage, { free }) {
        await stage.open("user", free.user);
        await stage.enter();
        await stage.list.waitFor();
      },
    },
    {
      name: "contact-marks",
      rows: [22, 23],
      caption: "Who is bound, to whom; who is inactive.",
      says: /Omar Haddad[^]*bound to omar\.haddad[^]*inactive/,
      async show(stage, { free }) {
        await stage.open("user", free.user);
        await stage.type("omar");
        await stage.option("Omar").waitFor();
      },
    },
    {
      name: "contact-taking-over",
      caption: "A contact that is bound to another user is taken only after a question.",
      says: /Dmitri Lindqvist is bound to mark\.moore[^]*Take over[^]*Cancel/,
      async show(stage, { free, bound }) {
        await stage.open("user", free.user);
        await stage.type("dmi lind");
        await stage.choose(bound.contactName);
        await stage.action(1).waitFor();
      },
    },
    {
      name: "contact-bound",
      rows: [12],
      caption: "Bound: the name opens the contact.",
      says: /Dmitri Lindqvist/,
      show: (stage, { bound }) => stage.open("user", bound.user),
    },
    {
      name: "contact-inactive",
      rows: [22],
      caption: "The contact is inactive: said at the first focus.",
      says: /Omar Haddad is inactive/,
      async show(stage, { inactive }) {
        await stage.open("user", inactive.user);
        await stage.enter();
        await stage.list.waitFor();
      },
    },
  ],
};
