import { contact } from "../../../sandbox/metadata/system-tables/contact";

const languages = ["1025", "1031", "1033", "1036"];

test("what forms and views show of the platform's contact is there in the solution's four languages", () => {
  const shown = [
    "fullname",
    "firstname",
    "lastname",
    "emailaddress1",
    "telephone1",
    "jobtitle",
    "mobilephone",
    "birthdate",
    "gendercode",
    "description",
    "address1_city",
    "ownerid",
    "statecode",
  ];
  const labels = [contact.displayName, contact.displayCollectionName, ...contact.views.map(({ name }) => name)];
  for (const name of shown) {
    const column = contact.columns[name]!;
    labels.push(column.displayName, ...(column.options ?? []).map(({ label }) => label));
  }
  expect(labels.filter((label) => Object.keys(label).sort().join() !== languages.join())).toEqual([]);
  expect(contact.displayCollectionName[1031]).toBe("Kontakte");
});
