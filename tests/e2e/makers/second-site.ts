import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The data source of our table, and one for the shop's. */
const blogSource = "df72043b-5a78-5f0c-a8cb-ae17a8d82a24";
export const shopSource = "5b0a3f0e-0000-4000-8000-000000000002";

/** Our names and those that a maker might give to another site's table and columns. */
const renamed: [RegExp, string][] = [
  [/alexacrm_wordpressuser_contact_wordpress_userid/g, "new_shopper_contact_shopuser"],
  [/alexacrm_contact_wordpressuser_contactid/g, "new_contact_shopper_contactid"],
  [/alexacrm_contact_wordpressusers/g, "new_contact_shoppers"],
  [/alexacrm_wordpress_userid/g, "new_shopuser"],
  [/alexacrm_wordpress_username/g, "new_shopusername"],
  [/alexacrm_wordpress_loginenabled/g, "new_shoplogin"],
  [/alexacrm_wordpressuser/g, "new_shopper"],
  [/alexacrm_/g, "new_"],
  [/\(default site\)/g, "(shop)"],
  [new RegExp(blogSource, "g"), shopSource],
  [/"Login Enabled"/g, `"Login Enabled (shop)"`],
];
const rename = (xml: string): string => renamed.reduce((text, [ours, theirs]) => text.replace(ours, theirs), xml);

const siteColumns =
  /( *<attribute PhysicalName="alexacrm_wordpress_(?:userid|username|loginenabled)">.*?<\/attribute>\n)/gs;

/** Adds another site to an unpacked solution as a maker would: data source, table of its users, three columns of the contact. */
export function addSecondSite(solution: string): void {
  const users = path.join(solution, "Entities/alexacrm_wordpressuser");
  const shoppers = path.join(solution, "Entities/new_shopper");
  mkdirSync(shoppers);
  const entity = readFileSync(path.join(users, "Entity.xml"), "utf8");
  writeFileSync(path.join(shoppers, "Entity.xml"), rename(entity));
  cpSync(path.join(users, "RibbonDiff.xml"), path.join(shoppers, "RibbonDiff.xml"));

  edit(path.join(solution, "Entities/Contact/Entity.xml"), (xml) => {
    const own = xml.match(siteColumns)!.join("");
    return xml.replace(own, () => own + rename(own));
  });
  for (const name of ["Contact", "alexacrm_wordpressuser"])
    edit(path.join(solution, `Other/Relationships/${name}.xml`), (xml) =>
      xml.replace(
        /( *<EntityRelationship Name="[^"]*(?:_contactid|_wordpress_userid)">.*?<\/EntityRelationship>\n)/s,
        (own) => own + rename(own),
      ),
    );
  edit(path.join(solution, "Other/Relationships.xml"), (xml) =>
    xml.replace(
      /( *<EntityRelationship Name="alexacrm_[^"]*(?:_contactid|_wordpress_userid)" \/>\n)/g,
      (own) => own + rename(own),
    ),
  );
  edit(path.join(solution, "Other/Customizations.xml"), (xml) =>
    xml.replace(/( *<EntityDataSource .*?<\/EntityDataSource>\n)/s, (own) => own + rename(own)),
  );
}

/** Puts a form on the contact and into the app. */
export function addContactForm(solution: string, file: string): void {
  const xml = readFileSync(file, "utf8");
  const id = /<formid>(\{[^}]+\})<\/formid>/.exec(xml)![1]!;
  writeFileSync(path.join(solution, `Entities/Contact/FormXml/main/${id}.xml`), xml);
  edit(path.join(solution, "AppModules/alexacrm_WordPress/AppModule.xml"), (app) =>
    app.replace("</AppModuleComponents>", `  <AppModuleComponent type="60" id="${id}" />\n  </AppModuleComponents>`),
  );
}

function edit(file: string, change: (text: string) => string): void {
  const before = readFileSync(file, "utf8");
  const after = change(before);
  if (after === before) throw new Error(`Nothing to change was found in ${file}.`);
  writeFileSync(file, after);
}
