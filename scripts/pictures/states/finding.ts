import { type StateGroup } from "./picker-state";

export const finding: StateGroup = {
  title: "Finding",
  states: [
    {
      name: "empty",
      rows: [1],
      caption: "Nobody is chosen. The form has asked for nothing yet.",
      says: /User \(default site\)/,
      show: (stage, { free }) => stage.open("contact", free.contact),
    },
    {
      name: "suggested",
      rows: [2, 6],
      caption: "First focus: the user with the contact's e-mail, then one of the same name, then all.",
      says: /Suggested\s+Anna Berg\s+anna\.berg · anna\.berg@example\.com\s+Anna Berg\s+anna\.berg2[^]*All/,
      async show(stage, { namesake }) {
        await stage.open("contact", namesake.contact);
        await stage.enter();
        await stage.list.waitFor();
      },
    },
    {
      name: "found",
      rows: [3, 6],
      caption: "First letters of first and last name, either way round.",
      says: /3 found[^]*Maria Moore\s+maria\.moore · maria\.moore@example\.com/,
      async show(stage, { free }) {
        await stage.open("contact", free.contact);
        await stage.type("moo ma");
        await stage.option("Maria Moore").waitFor();
      },
    },
    {
      name: "marks",
      rows: [23],
      caption: "Who is bound, and to whom; whose login is locked.",
      says: /Mark Moore\s+.*\s+bound to Dmitri Lindqvist[^]*Martin Mooring\s+.*\s+login locked/,
      async show(stage, { free, bound }) {
        await stage.open("contact", free.contact);
        await stage.type("moo");
        await stage.option(bound.name).waitFor();
      },
    },
    {
      name: "full-page",
      rows: [5],
      caption: "More than a page: the last line says to keep typing.",
      says: /The first 20 are shown; keep typing to see fewer/,
      async show(stage, { free }) {
        await stage.open("contact", free.contact);
        await stage.type("*a");
        await stage.option("example.com").waitFor();
      },
    },
    {
      name: "nothing-found",
      rows: [15],
      caption: "Nobody matches: it says so, with what was typed.",
      says: /No WordPress users found for 'zzz'/,
      async show(stage, { free }) {
        await stage.open("contact", free.contact);
        await stage.type("zzz");
        await stage.field.getByText("zzz").waitFor();
      },
    },
    {
      name: "searching",
      rows: [14],
      caption: "The answer takes its time.",
      says: /Searching…/,
      async show(stage, { free }) {
        await stage.open("contact", free.contact);
        await stage.trouble.silence();
        await stage.type("moo");
        await stage.field.getByText("…").waitFor();
      },
    },
  ],
};
