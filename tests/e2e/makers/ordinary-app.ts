import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Fastify from "fastify";
import { createDataverse, type Dataverse } from "../../../sandbox/dataverse";
import { type Person, registerFormHost } from "../../../sandbox/form-host";
import { createMetadata } from "../../../sandbox/metadata";
import { addContactForm } from "./second-site";

const root = path.resolve(__dirname, "../../..");
const id = (number: number) => `{0f000000-0000-4000-8000-${String(number).padStart(12, "0")}}`;
const secured = "alexacrm_wordpress_username";

let count = 0;
const cell = (column: string): string =>
  `<row><cell id="${id(++count)}"><labels><label description="" languagecode="1033" /></labels><control id="${column}" classid="{4273EDBD-AC1D-40d3-9FB2-095C621B552D}" datafieldname="${column}" /></cell></row>`;

/** A form of the contact with the platform's own controls. */
function form(number: number, name: string, columns: string[], header: string[], display: string): string {
  const label = `<labels><label description="${name}" languagecode="1033" /></labels>`;
  const section = `<section name="s" id="${id(++count)}" columns="1">${label}<rows>${columns.map(cell).join("")}</rows></section>`;
  const tab = `<tab name="t" id="${id(++count)}">${label}<columns><column width="100%"><sections>${section}</sections></column></columns></tab>`;
  const head = header.length ? `<header id="${id(++count)}"><rows>${header.map(cell).join("")}</rows></header>` : "";
  const names = `<LocalizedNames><LocalizedName description="${name}" languagecode="1033" /></LocalizedNames>`;
  return `<forms><systemform><formid>${id(number)}</formid><form><tabs>${tab}</tabs>${head}${display}</form>${names}</systemform></forms>`;
}

export interface OrdinaryApp {
  url: string;
  dataverse: Dataverse;
  stop(): Promise<void>;
}

/**
 * Our solution as a maker changed it: an ordinary main form with a header, one for readers alone, a quick create form, and the username
 * a secured column with a profile.
 */
export async function startOrdinaryApp(): Promise<OrdinaryApp> {
  const folder = mkdtempSync(path.join(tmpdir(), "ordinary-app-"));
  cpSync(path.join(root, "solution"), folder, { recursive: true });
  const reader = /<Role[^>]* id="([^"]+)"/.exec(
    readFileSync(path.join(folder, "Roles/WordPress App Reader.xml"), "utf8"),
  )![1]!;
  const columns = ["firstname", "lastname", "birthdate", "gendercode", "description", "ownerid", secured];
  const add = (file: string, xml: string) => {
    writeFileSync(path.join(folder, file), xml);
    addContactForm(folder, path.join(folder, file));
    rmSync(path.join(folder, file));
  };
  const everyone = '<DisplayConditions Order="0" FallbackForm="true"><Everyone /></DisplayConditions>';
  const readers = `<DisplayConditions Order="0" FallbackForm="false"><Role Id="${reader}" /></DisplayConditions>`;
  add("a.xml", form(1001, "Ordinary", columns, ["mobilephone", "ownerid"], everyone));
  add("b.xml", form(1002, "For readers", ["lastname"], [], readers));
  mkdirSync(path.join(folder, "Entities/Contact/FormXml/quickCreate"));
  const quick = form(1003, "Quick", ["firstname", "lastname", "mobilephone"], [], "");
  writeFileSync(path.join(folder, "Entities/Contact/FormXml/quickCreate/quick.xml"), quick);
  const entity = path.join(folder, "Entities/Contact/Entity.xml");
  const [before = "", ...rest] = readFileSync(entity, "utf8").split(`<LogicalName>${secured}</LogicalName>`);
  const after = rest.join("").replace("<IsSecured>0</IsSecured>", "<IsSecured>1</IsSecured>");
  writeFileSync(entity, `${before}<LogicalName>${secured}</LogicalName>${after}`);
  const permission = `<FieldPermission><EntityName>contact</EntityName><AttributeName>${secured}</AttributeName><CanRead>4</CanRead></FieldPermission>`;
  writeFileSync(
    path.join(folder, "Other/FieldSecurityProfiles.xml"),
    `<FieldSecurityProfiles><FieldSecurityProfile name="Sees usernames" fieldsecurityprofileid="${id(1004)}"><FieldPermissions>${permission}</FieldPermissions></FieldSecurityProfile></FieldSecurityProfiles>`,
  );

  const metadata = createMetadata({ solutionFolder: folder, outFolder: path.join(root, "out") });
  const given: Omit<Person, "id">[] = [
    { name: "Dana Dynamics" },
    { name: "Uma User", roles: ["WordPress App User"] },
    { name: "Nell Named", roles: ["WordPress App User"], profiles: ["Sees usernames"] },
    { name: "Rita Reader", roles: ["WordPress App Reader"] },
    { name: "Greta Deutsch", languageId: 1031 },
    { name: "Amira Arabi", languageId: 1025 },
    { name: "Nox Nakamura", theme: "dark" },
  ];
  const dataverse = createDataverse({ metadata, people: given });
  const app = Fastify();
  await dataverse.register(app);
  const people = given.map((person, index) => ({ ...person, ...dataverse.people[index]! }));
  registerFormHost(app, { metadata, person: people[0]!, people });
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  return {
    url,
    dataverse,
    async stop() {
      await app.close();
      await dataverse.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
