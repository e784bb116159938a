import { type Column, type Metadata, type Table } from "../../metadata/types";
import { castOf, columnDefinition, derivedDefinition, optionSetDefinition } from "./column-definition";
import { type Definition, type Kind } from "./query-definitions";
import { keyDefinition, relationshipDefinition } from "./relationship-definition";
import { tableDefinition } from "./table-definition";

const plainKind = (name: string, sample: Definition | undefined): Kind => ({
  name,
  properties: Object.keys(sample ?? {}),
  navigation: {},
});

/** Tables, with what `$expand` and the address can follow from them. */
export function tableKind(metadata: Metadata): Kind {
  const [first] = Object.values(metadata.tables);
  const of = (definition: Definition) => metadata.tables[String(definition.LogicalName)]!;
  return {
    name: "EntityMetadata",
    properties: Object.keys(tableDefinition(first!)),
    navigation: {
      Attributes: (one) => columnsOf(of(one)),
      Keys: (one) => keysOf(of(one)),
      OneToManyRelationships: (one) => relationshipsOf(metadata, of(one), "referencedTable"),
      ManyToOneRelationships: (one) => relationshipsOf(metadata, of(one), "referencingTable"),
      ManyToManyRelationships: () => ({ kind: plainKind("ManyToManyRelationshipMetadata", undefined), value: [] }),
    },
  };
}

/** Columns of a table: all, as their base type; or those of a cast, with what it adds. */
export function columnsOf(table: Table, cast?: string): { kind: Kind; value: Definition[] } {
  const columns = Object.values(table.columns).filter((column) => !cast || castOf(column) === cast);
  const value = columns.map((column) => ({
    ...(cast ? {} : { "@odata.type": `#Microsoft.Dynamics.CRM.${castOf(column)}` }),
    ...columnDefinition(table, column),
    ...derivedDefinition(column),
  }));
  return { kind: columnKind(table, cast), value };
}

function columnKind(table: Table, cast: string | undefined): Kind {
  const [any] = Object.values(table.columns);
  const column = Object.values(table.columns).find((one) => castOf(one) === cast);
  const added = cast && column ? Object.keys(derivedDefinition(column)) : [];
  const choice = (definition: Definition) => optionSetOf(table, table.columns[String(definition.LogicalName)]!);
  const hasChoice = cast !== undefined && /^(Picklist|State|Status|Boolean)/.test(cast);
  return {
    name: cast ?? "AttributeMetadata",
    properties: [...Object.keys(columnDefinition(table, any!)), ...added],
    navigation: hasChoice
      ? { OptionSet: choice, GlobalOptionSet: ({ ...definition }) => ({ ...choice(definition), value: null }) }
      : {},
  };
}

export function optionSetOf(table: Table, column: Column): { kind: Kind; value: Definition | null } {
  const value = optionSetDefinition(table, column) ?? null;
  return { kind: plainKind("OptionSetMetadata", value ?? undefined), value };
}

export function keysOf(table: Table): { kind: Kind; value: Definition[] } {
  const sample = keyDefinition(table, { logicalName: "", schemaName: "", columns: [] });
  return { kind: plainKind("EntityKeyMetadata", sample), value: table.keys.map((key) => keyDefinition(table, key)) };
}

export function relationshipsOf(
  metadata: Metadata,
  table: Table | undefined,
  side: "referencedTable" | "referencingTable",
): { kind: Kind; value: Definition[] } {
  const all = metadata.relationships.filter((one) => !table || one[side] === table.logicalName);
  const [any] = metadata.relationships;
  return {
    kind: plainKind("OneToManyRelationshipMetadata", any && relationshipDefinition(metadata, any)),
    value: all.map((one) => relationshipDefinition(metadata, one)),
  };
}
