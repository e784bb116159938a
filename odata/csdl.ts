/** A service described plainly, enough for a read and write feed of flat tables. */
export interface ServiceDescription {
  namespace: string;
  container: string;
  enums: { name: string; members: { name: string; value: number }[] }[];
  entities: EntityDescription[];
}

export interface EntityDescription {
  name: string;
  /** Name of the entity set. */
  set: string;
  /** Name of the key property. */
  key: string;
  properties: PropertyDescription[];
}

export interface PropertyDescription {
  name: string;
  /** `Edm.String`, or an enumeration with its namespace. */
  type: string;
  nullable: boolean;
}

const edmx = "http://docs.oasis-open.org/odata/ns/edmx";
const edm = "http://docs.oasis-open.org/odata/ns/edm";

/** Writes `$metadata`: OData CSDL 4.0 XML. */
export function writeCsdl(service: ServiceDescription): string {
  const { namespace, container, enums, entities } = service;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<edmx:Edmx Version="4.0" xmlns:edmx="${edmx}">`,
    "  <edmx:DataServices>",
    `    <Schema${attributes({ Namespace: namespace })} xmlns="${edm}">`,
    ...entities.flatMap(entityType),
    ...enums.flatMap(enumType),
    `      <EntityContainer${attributes({ Name: container })}>`,
    ...entities.map(
      ({ name, set }) => `        <EntitySet${attributes({ Name: set, EntityType: `${namespace}.${name}` })} />`,
    ),
    "      </EntityContainer>",
    "    </Schema>",
    "  </edmx:DataServices>",
    "</edmx:Edmx>",
    "",
  ].join("\n");
}

function entityType({ name, key, properties }: EntityDescription): string[] {
  return [
    `      <EntityType${attributes({ Name: name })}>`,
    `        <Key><PropertyRef${attributes({ Name: key })} /></Key>`,
    ...properties.map(
      (property) =>
        `        <Property${attributes({ Name: property.name, Type: property.type, Nullable: String(property.nullable) })} />`,
    ),
    "      </EntityType>",
  ];
}

function enumType({ name, members }: ServiceDescription["enums"][number]): string[] {
  return [
    `      <EnumType${attributes({ Name: name })}>`,
    ...members.map((member) => `        <Member${attributes({ Name: member.name, Value: String(member.value) })} />`),
    "      </EnumType>",
  ];
}

const attributes = (values: Record<string, string>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join("");

/** Makes text safe inside XML text and double-quoted attributes. */
export function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
