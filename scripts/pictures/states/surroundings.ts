import { type StateGroup } from "./picker-state";

export const surroundings: StateGroup = {
  title: "On the form",
  states: [
    {
      name: "required",
      rows: [19],
      caption: "Required.",
      says: /User \(default site\)/,
      async show(stage, { free }) {
        await stage.open("contact", free.contact);
        await stage.script(`column.setRequiredLevel("required")`);
        await stage.input.and(stage.page.locator("[required], [aria-required=true]")).waitFor();
      },
    },
    {
      name: "error-of-the-form",
      rows: [19],
      caption: "A script of the form says what is wrong with the value.",
      says: /Choose somebody of the sales team\./,
      async show(stage, { bound }) {
        await stage.open("contact", bound.contact);
        await stage.script(`control.setNotification("Choose somebody of the sales team.", "sales")`);
        await stage.field.getByText("sales team").first().waitFor();
      },
    },
    {
      name: "set-by-a-script",
      rows: [20],
      caption: "A script of the form has set another user.",
      says: /Li Wei/,
      async show(stage, { bound }) {
        await stage.open("contact", bound.contact);
        await stage.script(
          `column.setValue([{ id: "${bound.user}", name: "Li Wei", entityType: "alexacrm_wordpressuser" }])`,
        );
        await stage.field.getByText("Li Wei").waitFor();
      },
    },
    {
      name: "dialog",
      caption: "A form in a dialog.",
      wholeDialog: true,
      says: /Suggested[^]*Sean O'Brien/,
      async show(stage, { free }) {
        await stage.openList("contact");
        await stage.page.evaluate(
          `void Xrm.Navigation.navigateTo({ pageType: "entityrecord", entityName: "contact", entityId: "${free.contact}" }, { target: 2, width: 600 })`,
        );
        await stage.enter();
        await stage.list.waitFor();
      },
    },
    {
      name: "quick-create",
      caption: "A quick create form of a maker.",
      wholeDialog: true,
      says: /Maria Moore/,
      async show(stage) {
        stage.describe(({ metadata }) => {
          const { forms } = metadata.tables.contact!;
          forms.push({ ...forms[0]!, id: "00000000-0000-4000-8000-00000000c1c1", type: "quickCreate" });
        });
        await stage.openList("contact");
        await stage.page.evaluate(`void Xrm.Navigation.openForm({ entityName: "contact", useQuickCreateForm: true })`);
        await stage.type("moo ma");
        await stage.option("Maria Moore").waitFor();
      },
    },
  ],
};
