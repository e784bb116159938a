import * as commands from "../../../webresources/src/commands";
import { bothContacts, ids, platform, said } from "./command-bar";

test("on a form the row is that of the form, which is read again afterwards", async () => {
  const host = bothContacts();
  await commands.disableLogin(host.form);
  expect(host.update).toHaveBeenCalledTimes(1);
  expect(host.form.data.refresh).toHaveBeenCalledWith(false);
});

test("a form with changes says to save first", async () => {
  const host = bothContacts();
  Object.assign(host.form.data.entity, { getIsDirty: () => true });
  await commands.unbind(host.form);
  expect(said(host.alert)).toBe("Save the form first.");
  expect(host.retrieve).not.toHaveBeenCalled();
});

test("what was selected may come as the command bar's second parameter", async () => {
  const host = bothContacts();
  const items = [{ Id: `{${ids[1]}}`, TypeName: "contact", Name: "Bob" }];
  await commands.disableLogin(host.list("contact", []), items);
  expect(host.update.mock.calls.map(([, id]) => id)).toEqual([ids[1]]);
});

test("nothing chosen, or rows that can't be read, is said", async () => {
  jest.spyOn(console, "error").mockImplementation();
  const host = bothContacts();
  await commands.unbind(host.list("contact", []));
  expect(said(host.alert)).toBe("Choose one or more rows first.");
  host.alert.mockClear();
  host.retrieve.mockRejectedValue(new Error("The data source is out of reach."));
  await commands.unbind(host.list("contact", ids));
  expect(said(host.alert)).toMatch(/could not be read\. The data source is out of reach\./);
});

test("many rows are asked about in portions and named up to five", async () => {
  const many = Array.from({ length: 45 }, (_row, index) => ({
    contactid: `c0000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    fullname: `Person ${index + 1}`,
    alexacrm_wordpress_username: "someone",
    alexacrm_wordpress_loginenabled: true,
    statecode: 0,
  }));
  const host = platform(many, []);
  await commands.disableLogin(
    host.list(
      "contact",
      many.map(({ contactid }) => contactid),
    ),
  );
  expect(host.retrieve).toHaveBeenCalledTimes(2);
  expect(said(host.confirm)).toContain("45 people: Person 1, Person 2, Person 3, Person 4, Person 5 and 40 more?");
  expect(host.update).toHaveBeenCalledTimes(45);
});
