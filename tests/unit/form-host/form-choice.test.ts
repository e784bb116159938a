import { Access } from "../../../sandbox/form-host/browser/person/access";
import { Catalog } from "../../../sandbox/form-host/browser/metadata/catalog";
import { type Form } from "../../../sandbox/metadata/types";
import { form, openSample, personId, sampleMetadata } from "./sample";

const named = (id: string, display?: Form["display"]): Form => ({
  ...form,
  id,
  name: { 1033: id },
  ...(display ? { display } : {}),
});
const with_ = (...forms: Form[]) => ({
  ...sampleMetadata,
  tables: { ...sampleMetadata.tables, person: { ...sampleMetadata.tables["person"]!, forms } },
});
const sales = "aaaaaaaa-0000-4000-8000-000000000001";
const everyone = { order: 1, fallback: false, everyone: true, roles: [] };
const ofSales = { order: 0, fallback: false, everyone: false, roles: [sales] };
const fallback = { order: 5, fallback: true, everyone: false, roles: [] };

const offered = (access: Access, ...forms: Form[]): string[] => {
  const catalog = new Catalog({ metadata: with_(...forms), languageId: 1033 });
  return catalog.mainForms(catalog.table("person"), access).map(({ id }) => id);
};

describe("which forms a person may choose from", () => {
  test("those for everybody and those for a role of theirs, in the order that the forms say", () => {
    const forms = [named("all", everyone), named("sales", ofSales)];
    expect(offered(new Access({ roles: [sales.toUpperCase()] }), ...forms)).toEqual(["sales", "all"]);
    expect(offered(new Access({ roles: ["other"] }), ...forms)).toEqual(["all"]);
  });

  test("nobody is left without a form: the fallback form stands in", () => {
    const forms = [named("sales", ofSales), named("rest", fallback)];
    expect(offered(new Access({ roles: [] }), ...forms)).toEqual(["rest"]);
  });
});

test("a script can list the forms and go to another one", async () => {
  const { formContext, services } = openSample({ id: personId, metadata: with_(named("f1"), named("f2")) });
  const { items } = formContext.ui.formSelector;
  expect(items.get().map((item) => item.getLabel())).toEqual(["f1", "f2"]);
  items.get("f2")!.navigate();
  await Promise.resolve();
  expect(services.router.page).toMatchObject({ type: "form", id: personId, formId: "f2" });
});
