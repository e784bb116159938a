import { Router } from "../../../sandbox/form-host/browser/app/router";

const id = "11111111-1111-4111-8111-111111111111";
const home = { type: "list" as const, table: "contact" };
beforeEach(() => window.history.replaceState(null, "", "/"));

describe("the app's addresses", () => {
  test("a page's address is the platform's, and is read back when the page is loaded", () => {
    const router = new Router(home, "sample");
    const address = router.address({ type: "form", table: "contact", id: `{${id.toUpperCase()}}` });
    expect(address).toBe(`/main.aspx?appname=sample&pagetype=entityrecord&etn=contact&id=${id}`);
    window.history.replaceState(null, "", address);
    expect(new Router(home, "sample").page).toMatchObject({ type: "form", table: "contact", id });
  });

  test("back from a form that was opened directly leads to its table's list, not out of the app", async () => {
    window.history.replaceState(null, "", `/main.aspx?pagetype=entityrecord&etn=contact`);
    const router = new Router(home, "sample");
    await router.open({ type: "form", table: "contact", id }, { replace: true });
    await router.back();
    expect(router.page).toEqual({ type: "list", table: "contact" });
  });

  test("opening the row that is shown, as scripts do to show it anew, takes no further step away from the page before", async () => {
    const router = new Router(home, "sample");
    await router.open({ type: "form", table: "contact", id });
    const steps = window.history.length;
    await router.open({ type: "form", table: "contact", id });
    expect(window.history.length).toBe(steps);
    expect(router.visit).toBe(2);
    await router.open({ type: "form", table: "contact" });
    await router.open({ type: "form", table: "contact" });
    expect(window.history.length).toBe(steps + 2);
  });

  test("a page whose guard says no is kept", async () => {
    const router = new Router(home, "sample");
    router.guard = async () => false;
    expect(await router.open({ type: "list", table: "pet" })).toBe(false);
    expect(router.page).toEqual(home);
  });
});
