import { type Tree } from "../../scripts/pack/tree";

const contactTable = "Entities/Contact/Entity.xml";

const labels = (list: string, item: string, text: string) =>
  `<${list}>${[1033, 1031, 1036, 1025].map((code) => `<${item} description="${text}" languagecode="${code}"/>`).join("")}</${list}>`;

/** The column of the username once more, under another name. */
function withNickname(entity: string): string {
  const own = /<attribute PhysicalName="alexacrm_wordpress_username">.*?<\/attribute>/s.exec(entity)![0];
  const column = own
    .replaceAll("alexacrm_wordpress_username", "alexacrm_nickname")
    .replace(/<displaynames>.*<\/displaynames>/s, labels("displaynames", "displayname", "Nickname"));
  return entity.replace(own, () => own + column);
}

/** The section WordPress on a tab of its own, with the new column as its last row. */
function withMovedSection(form: string): string {
  const section = /<section name="wordpress".*?<\/section>/s.exec(form)![0];
  const row = `<row><cell id="{0d7fb0ee-6b25-4f8a-9a5c-2f6f5a0c9a01}" locklevel="0" colspan="1" rowspan="1">${labels("labels", "label", "Nickname")}<control id="alexacrm_nickname" classid="{4273EDBD-AC1D-40d3-9FB2-095C621B552D}" datafieldname="alexacrm_nickname" disabled="false"/></cell></row>`;
  const tab = `<tab name="online" id="{0d7fb0ee-6b25-4f8a-9a5c-2f6f5a0c9a02}" IsUserDefined="1" locklevel="0" showlabel="true" expanded="true" verticallayout="true">${labels("labels", "label", "Online")}<columns><column width="100%"><sections>${section.replace("</rows>", `${row}</rows>`)}</sections></column></columns></tab>`;
  return form.replace(section, "").replace("</tabs>", () => `${tab}</tabs>`);
}

/** What a maker might do in the unpacked folder with an editor: the section WordPress moves to another tab, contact gets a column. */
export function makersChange(folder: Tree): Tree {
  const text = (path: string) => new TextDecoder().decode(folder.get(path));
  const bytes = (content: string) => new TextEncoder().encode(content);
  const form = [...folder.keys()].find((path) => path.startsWith("Entities/Contact/FormXml/main/"))!;
  return new Map([
    ...folder,
    [contactTable, bytes(withNickname(text(contactTable)))],
    [form, bytes(withMovedSection(text(form)))],
  ]);
}
