import { type StateGroup } from "./picker-state";

export const choosing: StateGroup = {
  title: "Choosing",
  states: [
    {
      name: "chosen",
      rows: [7, 10],
      caption: "Chosen and not saved yet: name, username, the Clear button.",
      says: /Sean O'Brien\s*sean\.obrien/,
      async show(stage, { free }) {
        await stage.open("contact", free.contact);
        await stage.enter();
        await stage.choose(free.name);
        await stage.field.locator(".icds-value").waitFor();
      },
    },
    {
      name: "taking-over-question",
      caption: "Somebody who is bound elsewhere: the field asks first and names who loses the binding.",
      says: /The WordPress user Mark Moore is bound to Dmitri Lindqvist\. Take over\? That contact loses the binding at once\.[^]*Take over[^]*Cancel/,
      async show(stage, { free, bound }) {
        await stage.open("contact", free.contact);
        await stage.type("mark");
        await stage.choose(bound.name);
        await stage.action(1).waitFor();
      },
    },
    {
      name: "taking-over-failed",
      rows: [16],
      caption: "Taking over was refused: nothing changed here.",
      says: /Taking over failed/,
      async show(stage, { free, bound }) {
        await stage.open("contact", free.contact);
        await stage.type("mark");
        await stage.choose(bound.name);
        stage.trouble.failNext(500, "PATCH");
        const answer = stage.page.waitForResponse((response) => response.request().method() === "PATCH");
        await stage.press(stage.action());
        await answer;
        await stage.action(1).waitFor({ state: "detached" });
      },
    },
    {
      name: "save-first",
      caption: "On a contact that isn't saved yet there is nothing to take somebody over to.",
      says: /Save this contact first, then take over\./,
      async show(stage, { bound }) {
        await stage.open("contact");
        await stage.type("mark");
        await stage.choose(bound.name);
        await stage.press(stage.action());
        await stage.action(1).waitFor({ state: "detached" });
      },
    },
    {
      name: "not-bindable",
      caption: "Who may not be bound explains why instead of being chosen.",
      says: /admin can't be bound: /,
      async show(stage, { free, protected: name }) {
        await stage.open("contact", free.contact);
        await stage.type(name);
        await stage.choose(name);
        await stage.field.locator(".icds-message").waitFor();
      },
    },
    {
      name: "replacing",
      rows: [11],
      caption: "Typing while somebody is chosen searches for another one.",
      says: /Mark Moore\s*mark\.moore[^]*Elena Popescu/,
      async show(stage, { bound }) {
        await stage.open("contact", bound.contact);
        await stage.type("ele po");
        await stage.option("Elena Popescu").waitFor();
      },
    },
  ],
};
