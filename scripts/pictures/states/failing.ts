import { type StateGroup } from "./picker-state";

export const failing: StateGroup = {
  title: "Failing",
  states: [
    {
      name: "no-right",
      rows: [16],
      caption: "Somebody without the right to the table (403).",
      says: /You don't have the right to search here\. Nothing was changed\.[^]*Retry/,
      async show(stage, { free }) {
        await stage.as("Noel Noaccess");
        await stage.open("contact", free.contact);
        await stage.enter();
        await stage.action().waitFor();
      },
    },
    {
      name: "too-many-requests",
      rows: [16],
      caption: "Too many requests (429): it waits, counts down and tries again by itself.",
      says: /Too many requests just now\. Nothing was changed\.[^]*Trying again in \d+ s/,
      async show(stage, { bound }) {
        await stage.open("contact", bound.contact);
        stage.trouble.failNext(429);
        await stage.enter();
        await stage.field.locator(".icds-message span + span").waitFor();
      },
    },
    {
      name: "offline",
      rows: [16],
      caption: "The computer is offline.",
      says: /You are offline\. Nothing was changed\.[^]*Retry/,
      async show(stage, { bound }) {
        await stage.open("contact", bound.contact);
        await stage.trouble.offline();
        await stage.enter();
        await stage.action().waitFor();
      },
    },
    {
      name: "wordpress-unreachable",
      rows: [16],
      caption: "Dataverse can't reach WordPress.",
      says: /WordPress can't be reached\. Nothing was changed\.[^]*Retry/,
      async show(stage, { bound }) {
        await stage.open("contact", bound.contact);
        await stage.trouble.loseWordPress();
        await stage.enter();
        await stage.action().waitFor();
      },
    },
    {
      name: "time-out",
      rows: [16],
      caption: "No answer within ten seconds.",
      says: /WordPress didn't answer in time\. Nothing was changed\.[^]*Retry/,
      async show(stage, { bound }) {
        await stage.page.clock.install();
        await stage.open("contact", bound.contact);
        await stage.trouble.silence();
        await stage.enter();
        await stage.field.getByText("…").waitFor();
        await stage.page.clock.fastForward(11_000);
        await stage.action().waitFor();
      },
    },
    {
      name: "failed",
      rows: [16],
      caption: "Anything else; the details are in the browser's console.",
      says: /The search failed\. Nothing was changed\.[^]*Retry/,
      async show(stage, { bound }) {
        await stage.open("contact", bound.contact);
        stage.trouble.failNext(500);
        await stage.enter();
        await stage.action().waitFor();
      },
    },
  ],
};
