import { parseQuery } from "../../../odata/parse-query";
import { type Table } from "../../metadata/types";
import { type Call, type Environment } from "../environment";
import { fail } from "../errors";
import { readGuid } from "../guid";
import { type Answer, json } from "../web-api/answer";
import { columnCasts } from "./column-definition";
import { columnsOf, optionSetOf, relationshipsOf, tableKind } from "./kinds";
import { type Definition, type Kind, queryDefinitions } from "./query-definitions";
import { tableDefinition, tableMetadataId } from "./table-definition";

const namespace = "Microsoft.Dynamics.CRM.";

/** What an address leads to: one definition, or several. */
interface Found {
  kind: Kind;
  value: Definition | Definition[];
}

/**
 * `EntityDefinitions`, `RelationshipDefinitions` and what is below them, with `$select`, `$filter`, `$expand` and casts
 * (query-metadata-web-api).
 * @throws DataverseError 404 for names that aren't there, 501 for what the platform or the sandbox does not do with metadata.
 */
export function answerDefinitions(
  environment: Environment,
  call: Call,
  segments: string[],
  search: URLSearchParams,
): Answer {
  const query = parseQuery([...search].filter(([name]) => /^[$@]/.test(name)));
  const { kind, value } = resolve(environment, segments);
  const names = query.select ? `(${query.select.join()})` : "";
  const context = `${call.base}/$metadata#${segments.join("/")}${names}`;
  if (!Array.isArray(value)) {
    if (query.filter || query.count) throw fail("badQuery", "One definition takes $select and $expand only.");
    const [one] = queryDefinitions(kind, [value], query);
    return json(200, { "@odata.context": `${contextOfOne(call, segments[0]!)}${names}/$entity`, ...one });
  }
  const found = queryDefinitions(kind, value, query);
  return json(200, {
    "@odata.context": context,
    ...(query.count ? { "@odata.count": found.length } : {}),
    value: found,
  });
}

const contextOfOne = ({ base }: Call, first: string): string => `${base}/$metadata#${first.replace(/\(.*$/, "")}`;

function resolve({ catalog }: Environment, [first = "", ...rest]: string[]): Found {
  const { metadata } = catalog;
  const [, set, brackets] = /^(\w+)(?:\((.*)\))?$/s.exec(first) ?? [];
  if (set === "RelationshipDefinitions") {
    const all = relationshipsOf(metadata, undefined, "referencedTable");
    const found = brackets === undefined ? all : pick(all, brackets, "SchemaName");
    return rest[0] === `${namespace}OneToManyRelationshipMetadata` ? found : ends(found, rest);
  }
  const kind = tableKind(metadata);
  const tables = Object.values(metadata.tables);
  if (brackets === undefined) return ends({ kind, value: tables.map(tableDefinition) }, rest);
  const table = tables.find((one) => matches(brackets, one));
  if (!table) throw fail("notFound", "EntityMetadata", brackets);
  const [name, ...more] = rest;
  if (name === undefined) return { kind, value: tableDefinition(table) };
  const [, property = "", member] = /^(\w+)(?:\((.*)\))?$/s.exec(name) ?? [];
  if (property === "Attributes") return columns(table, member, more);
  const follow = Object.hasOwn(kind.navigation, property) ? kind.navigation[property] : undefined;
  if (!follow) throw fail("segmentNotFound", name);
  const list = follow(tableDefinition(table)) as Found;
  return ends(member === undefined ? list : pick(list, member, "LogicalName", "SchemaName"), more);
}

function columns(table: Table, member: string | undefined, [next, ...more]: string[]): Found {
  const cast = next?.startsWith(namespace) ? next.slice(namespace.length) : undefined;
  if (cast !== undefined && !columnCasts.includes(cast)) throw fail("notImplemented", `the cast to '${cast}'`);
  const list = columnsOf(table, cast);
  const rest = cast === undefined && next !== undefined ? [next, ...more] : more;
  if (member === undefined) return ends(list, rest);
  const one = pick(list, member, "LogicalName");
  if (cast !== undefined && rest[0] === "OptionSet" && rest.length === 1) {
    const { kind, value } = optionSetOf(table, table.columns[String((one.value as Definition).LogicalName)]!);
    if (value) return { kind, value };
  }
  return ends(one, rest);
}

/** One of several by `MetadataId` or by `Name='…'`. */
function pick({ kind, value }: Found, brackets: string, ...names: string[]): Found {
  const [, name = "", text] = /^(\w+)='([^']*)'$/.exec(brackets) ?? [];
  const id = readGuid(brackets);
  const found = (value as Definition[]).find((one) =>
    id ? one.MetadataId === id : names.includes(name) && one[name] === text,
  );
  if (!found) throw fail("notFound", kind.name, brackets);
  return { kind, value: found };
}

const matches = (brackets: string, { logicalName }: Table): boolean =>
  brackets === `LogicalName='${logicalName}'` || readGuid(brackets) === tableMetadataId(logicalName);

function ends(found: Found, rest: string[]): Found {
  if (rest.length) throw fail("segmentNotFound", rest[0]!);
  return found;
}
