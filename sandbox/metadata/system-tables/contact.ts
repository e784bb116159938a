import { type View } from "../types";
import {
  choice,
  dateAndTime,
  longText,
  lookup,
  owner,
  primaryKey,
  readOnly,
  stateAndStatus,
  text,
  trace,
  yesNo,
} from "./column";
import { labelOf } from "./labels";
import { systemTable } from "./table";

const shown = [
  { name: "fullname", width: 220 },
  { name: "emailaddress1", width: 240 },
  { name: "telephone1", width: 150 },
];

const fetchXml = (filters: string) =>
  `<fetch version="1.0" mapping="logical" output-format="xml-platform"><entity name="contact"><attribute name="contactid"/>` +
  shown.map(({ name }) => `<attribute name="${name}"/>`).join("") +
  `<order attribute="fullname" descending="false"/>${filters}</entity></fetch>`;

const active = `<filter type="and"><condition attribute="statecode" operator="eq" value="0"/></filter>`;

const quickFind =
  `<filter type="or" isquickfindfields="1">` +
  ["fullname", "firstname", "lastname", "emailaddress1", "telephone1"]
    .map((name) => `<condition attribute="${name}" operator="like" value="{0}"/>`)
    .join("") +
  `</filter>`;

/** Views that every environment has and a solution can't add a second time: one per kind and table. */
const view = (id: string, name: string, queryType: number, filters: string): View => ({
  id,
  name: labelOf(name),
  queryType,
  isDefault: true,
  columns: shown,
  fetchXml: fetchXml(filters),
});

export const contact = systemTable({
  logicalName: "contact",
  schemaName: "Contact",
  label: "Contact",
  pluralLabel: "Contacts",
  objectTypeCode: 2,
  primaryId: "contactid",
  primaryName: "fullname",
  ownership: "UserOwned",
  columns: [
    primaryKey("contactid", "Contact"),
    text("fullname", "Full Name", 160, readOnly),
    text("firstname", "First Name", 50, { required: "recommended", isAudited: true }),
    text("lastname", "Last Name", 50, { required: "required", isAudited: true }),
    text("emailaddress1", "Email", 100, { format: "email", isAudited: true }),
    text("telephone1", "Business Phone", 50, { format: "phone" }),
    text("jobtitle", "Job Title", 100),
    text("salutation", "Salutation", 100),
    text("middlename", "Middle Name", 50),
    text("nickname", "Nickname", 100),
    text("department", "Department", 100),
    text("mobilephone", "Mobile Phone", 50, { format: "phone" }),
    text("telephone2", "Home Phone", 50, { format: "phone" }),
    text("fax", "Fax", 50, { format: "phone" }),
    text("emailaddress2", "Email Address 2", 100, { format: "email" }),
    text("websiteurl", "Website", 200, { format: "url" }),
    dateAndTime("birthdate", "Birthday", { format: "date" }),
    choice("gendercode", "Gender", { 1: "Male", 2: "Female" }),
    longText("description", "Description", 2000),
    text("address1_line1", "Address 1: Street 1", 250),
    text("address1_line2", "Address 1: Street 2", 250),
    text("address1_city", "Address 1: City", 80),
    text("address1_stateorprovince", "Address 1: State/Province", 50),
    text("address1_postalcode", "Address 1: ZIP/Postal Code", 20),
    text("address1_country", "Address 1: Country/Region", 80),
    yesNo("merged", "Merged", false, readOnly),
    lookup("masterid", "Master ID", readOnly),
    owner(),
    ...stateAndStatus(),
    ...trace(),
  ],
  views: [
    view("8df19b44-a073-40c3-9d6d-ee1355d8c4ba", "Quick Find Active Contacts", 4, active + quickFind),
    view("a2d479c5-53e3-4c69-addd-802327e67a0d", "Contacts Lookup View", 64, active),
    // The last two have ids of the sandbox; nothing refers to them by id.
    view("7d1c0f6e-5b0a-4c39-8f4e-3a9f0c1b2d01", "Contact Advanced Find View", 1, ""),
    view("7d1c0f6e-5b0a-4c39-8f4e-3a9f0c1b2d02", "Contact Associated View", 2, active),
  ],
});
