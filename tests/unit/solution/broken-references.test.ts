import { type Tree } from "../../../scripts/pack/tree";
import { builtControls, builtWebResources } from "../../../scripts/pack/built-files";
import { referencesHold } from "../../../scripts/pack/checks";
import { sentence } from "../../../scripts/pack/refusal";
import { openSolution } from "../../../scripts/pack/solution-files";
import { changed, folder, out, withFile } from "./broken-sample";

/** What the checks of references say, one sentence per finding. */
function findings(tree: Tree, built: Tree = out): string[] {
  const solution = openSolution(tree);
  return referencesHold(solution, [...builtWebResources(solution, built), ...builtControls(solution, built)]).map(
    sentence,
  );
}

const fileOf = (start: string, text: string): string =>
  [...folder].find(([path, bytes]) => path.startsWith(start) && new TextDecoder().decode(bytes).includes(text))![0];

const contactForm = fileOf("Entities/Contact/FormXml/", "<forms");
const userForm = fileOf("Entities/alexacrm_wordpressuser/FormXml/", "<forms");
const boundView = fileOf("Entities/Contact/SavedQueries/", "Contacts bound to a WordPress user");
const app = "AppModules/alexacrm_WordPress/AppModule.xml";
const siteMap = "AppModuleSiteMaps/alexacrm_WordPress/AppModuleSiteMap.xml";
const userRole = "Roles/WordPress App User.xml";
const command = fileOf("appactions/", "Commands.enableLogin");
const relationships = "Other/Relationships/Contact.xml";
const users = "Entities/alexacrm_wordpressuser/Entity.xml";

/** Each sample leads one part of the solution to another that is not there. */
// prettier-ignore
const samples: [what: string, file: string, from: string | RegExp, to: string, wanted: RegExp][] = [
  ["a field of a column that the table lacks", contactForm, 'datafieldname="jobtitle"', 'datafieldname="jobtitel"', /the table contact has no column "jobtitel"/],
  ["a field of a column that plain Dataverse lacks", contactForm, 'datafieldname="jobtitle"', 'datafieldname="msdyn_gdproptout"', /no column "msdyn_gdproptout", or plain Dataverse lacks it/],
  ["a handler on a column that the table lacks", contactForm, 'attribute="alexacrm_wordpress_userid"', 'attribute="alexacrm_wordpress_user"', /no column "alexacrm_wordpress_user"/],
  ["a library in another case", contactForm, '<Library name="alexacrm_/wordpress/contact.js"', '<Library name="alexacrm_/WordPress/contact.js"', /"alexacrm_\/WordPress\/contact\.js" is no script of this solution/],
  ["a handler of a library that the form does not load", contactForm, 'Contact.onSave" libraryName="alexacrm_/wordpress/contact.js"', 'Contact.onSave" libraryName="alexacrm_/wordpress/commands.js"', /does not load "alexacrm_\/wordpress\/commands\.js", whose .*onSave it calls/],
  ["a function in another case", contactForm, "AlexaCRM.WordPress.Contact.onLoad", "AlexaCRM.WordPress.Contact.onload", /has no function AlexaCRM\.WordPress\.Contact\.onload; case counts/],
  ["a code component that is not in the solution", userForm, /WordPress\.ContactPicker/g, "WordPress.ContactChooser", /"alexacrm_AlexaCRM\.WordPress\.ContactChooser" is not in this solution/],
  ["a code component for the browser alone", userForm, /<customControl formFactor="2"[^]*?<\/customControl>/, "", /form factors 0, 1 and 2; here are 0,1/],
  ["a property bound to no column", userForm, 'type="SingleLine.Email">alexacrm_email<', 'type="SingleLine.Email">alexacrm_mail<', /<email> is bound to "alexacrm_mail"/],
  ["a property that the code component lacks", userForm, /<email type="SingleLine.Email">alexacrm_email<\/email>/, '<eMail type="SingleLine.Email">alexacrm_email</eMail>', /"alexacrm_AlexaCRM\.WordPress\.ContactPicker" has no property "eMail"; case counts/],
  ["a property of a type that the code component does not take", contactForm, '<loginEnabled type="TwoOptions">', '<loginEnabled type="SingleLine.Text">', /<loginEnabled> takes TwoOptions, not "SingleLine\.Text"/],
  ["a code component without the column that it is for", contactForm, /<user type="Lookup.Simple">.*<\/user>/, "", /WordPressUserPicker" needs its property "user", which is not bound/],
  ["a control without a description", userForm, 'uniqueid="{6ef65eba', 'uniqueid="{0ef65eba', /has a uniqueid, but no controlDescription is for it/],
  ["a subgrid of a table that is not there", contactForm, "<TargetEntityType>alexacrm_wordpressuser<", "<TargetEntityType>alexacrm_user<", /shows "alexacrm_user", which is no table here/],
  ["a subgrid of a relationship between others", contactForm, "<RelationshipName>alexacrm_contact_wordpressuser_contactid<", "<RelationshipName>lk_contact<", /"lk_contact" does not tie alexacrm_wordpressuser to contact/],
  ["a subgrid in a view of another table", contactForm, "<ViewId>{f82f7606-", "<ViewId>{0f2f7606-", /the table alexacrm_wordpressuser has no view \{0f2f7606-/],
  ["a view's column that the table lacks", boundView, '<cell name="alexacrm_wordpress_boundon"', '<cell name="alexacrm_wordpress_bound"', /the table contact has no column "alexacrm_wordpress_bound"/],
  ["a view that shows what it does not fetch", boundView, '<attribute name="alexacrm_wordpress_boundon" />', "", /"alexacrm_wordpress_boundon" is shown, but the query does not fetch it/],
  ["a view that filters on the lookup to the virtual table", boundView, 'condition attribute="alexacrm_wordpress_userkey"', 'condition attribute="alexacrm_wordpress_userid"', /"alexacrm_wordpress_userid" points to a virtual table/],
  ["a view of another table's rows", boundView, '<entity name="contact"', '<entity name="account"', /the view is of contact, but asks for "account"/],
  ["an app component that is not there", app, 'type="60" id="{e1898aef', 'type="60" id="{01898aef', /the app lists the form "01898aef-.*, which this solution does not have/],
  ["a form that the app leaves out", app, / *<AppModuleComponent type="60" id="\{e1898aef.*\n/, "", /does not list the form "e1898aef-.*nobody would get to see it/],
  ["an app for a role that is not there", app, '<Role id="{8ddea204', '<Role id="{0ddea204', /open to a role that this solution lacks/],
  ["a site map's table that the app lacks", siteMap, 'Entity="alexacrm_wordpresssite"', 'Entity="alexacrm_site"', /the table "alexacrm_site" is not in the app/],
  ["a site map's page that is not there", siteMap, 'Entity="alexacrm_wordpresssite"', 'Url="$webresource:alexacrm_/gone.html"', /there is no web resource "alexacrm_\/gone\.html"/],
  ["a privilege in another case", userRole, "prvReadContact", "prvReadcontact", /there is no privilege "prvReadcontact"/],
  ["a privilege of a level that the table does not have", userRole, 'prvReadalexacrm_wordpressuser" level="Global"', 'prvReadalexacrm_wordpressuser" level="Basic"', /can't have the level "Basic"/],
  ["a relationship to a table that is not there", relationships, "<ReferencedEntityName>Contact<", "<ReferencedEntityName>Kontakt<", /there is no table "kontakt"/],
  ["a relationship whose lookup is not there", relationships, "<ReferencingAttributeName>alexacrm_contactid<", "<ReferencingAttributeName>alexacrm_contact<", /the table alexacrm_wordpressuser has no column "alexacrm_contact"/],
  ["a table's icon that is not there", users, "icons/user.svg", "icons/users.svg", /the icon "alexacrm_\/wordpress\/icons\/users\.svg" is no SVG of this solution/],
  ["an app's icon that is a script", app, "<WebResourceId>2067908a-0952-5df2-954f-0f817e6c9af9<", "<WebResourceId>fc6748d4-0dd4-5f13-9a8c-fd14e7d29952<", /the icon "alexacrm_\/wordpress\/contact\.js" is no SVG/],
  ["a command's icon that is not there", command, "<fonticon>Accept</fonticon>", "<iconwebresourceid><webresourceid>0deeba29-0000-4000-8000-000000000000</webresourceid></iconwebresourceid>", /the icon "0deeba29-.*" is no SVG/],
  ["a command for another app", command, "<uniquename>alexacrm_WordPress<", "<uniquename>alexacrm_Sales<", /is for the app "alexacrm_Sales", which this solution lacks/],
  ["a command for two tables", command, /<contextvalue>\w+</, "<contextvalue>account<", /is for the table "account", which is none, or differs/],
  ["a command of a script that is not there", command, "<webresourceid>529242cd", "<webresourceid>029242cd", /its script \{029242cd-.*\} is no script/],
  ["a command of a function that the script lacks", command, "Commands.enableLogin", "Commands.enablelogin", /has no function AlexaCRM\.WordPress\.Commands\.enablelogin/],
  ["a command that gets a form on a list, or the other way round", command, /\[\{"type":\d+\}\]/, '[{"type":1}]', /the handler needs \[\{"type":(5|12)\}\]/],
  ["a command with a Power Fx rule", command, "<visibilitytype>0<", "<visibilitytype>1<", /<visibilitytype> must be 0: a rule needs a component library/],
  ["a command without a tooltip", command, /<buttontooltipdescription[^]*?<\/buttontooltipdescription>/, "", /<buttontooltipdescription> has no text/],
  ["a command of another name than its folder", command, /uniquename="alexacrm__E/, 'uniquename="alexacrm__e', /the folder must be called "alexacrm__e/],
  ["a command whose name forgets its place", command, /<location>\d</, "<location>7<", /does not end with name, app, table and place/],
];

test.each(samples)("%s is refused with file and line", (_what, file, from, to, wanted) => {
  const found = findings(changed(folder, file, from, to));
  expect(found.filter((finding) => wanted.test(finding) && /, line \d+: /.test(finding))).not.toEqual([]);
});

test("the solution as it is refers to nothing that is not there", () => expect(findings(folder)).toEqual([]));

test("two buttons for the same thing at one place are refused", () => {
  const twice: Tree = withFile(folder, command.replace("!", "!0"), new TextDecoder().decode(folder.get(command)));
  expect(findings(twice)).toContainEqual(expect.stringMatching(/the place has two buttons for .*enableLogin/));
});

test("a script that fails while it is loaded is refused", () => {
  const broken = new Map([...out, ["webresources/contact.js", new TextEncoder().encode("missing.call()")]]);
  expect(findings(folder, broken)).toContainEqual(
    expect.stringMatching(/"alexacrm_\/wordpress\/contact\.js" fails while it is loaded: .*missing is not defined/),
  );
});
