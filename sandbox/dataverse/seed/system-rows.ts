import { type Metadata, type Table } from "../../metadata/types";
import { externalMessages, messages } from "../events/event";
import { filterRow, messageRow } from "../events/message-rows";
import { stableGuid } from "../guid";
import { type ApplicationUser } from "../identity/callers";
import { applicationUserId } from "../identity/identity";
import { type Row } from "../store/row";
import { dataSourceRow } from "../virtual/data-source";

const systemTables = [
  "systemuser",
  "solution",
  "serviceendpoint",
  "sdkmessage",
  "sdkmessagefilter",
  "sdkmessageprocessingstep",
  "customapi",
  "customapirequestparameter",
  "customapiresponseproperty",
  "catalog",
  "catalogassignment",
  "asyncoperation",
  "entitydataprovider",
  "msdyn_odatav4ds",
  "entity",
  "virtualentitymetadata",
];

/** Tables whose rows belong to set-up: a reset leaves them. */
export const isSystemTable = ({ logicalName }: Table): boolean => systemTables.includes(logicalName);

/** Rows that every environment has: users, messages with the tables that take them, data sources of the solution. */
export function seedSystemRows(
  metadata: Metadata,
  people: { id: string; name: string }[],
  applicationUsers: ApplicationUser[],
  seed: (table: string, rows: Row[]) => void,
): void {
  const fill = (table: string, rows: Row[]) => metadata.tables[table] && seed(table, rows);
  fill("systemuser", [
    ...people.map(({ id, name }): Row => {
      const [firstname = "", ...rest] = name.split(" ");
      return {
        systemuserid: id,
        fullname: name,
        firstname,
        lastname: rest.join(" "),
        domainname: `${firstname.toLowerCase()}@sandbox.invalid`,
      };
    }),
    ...applicationUsers.map((user): Row => ({
      systemuserid: applicationUserId(user),
      fullname: user.name,
      firstname: "#",
      lastname: user.name,
      applicationid: user.clientId,
    })),
  ]);
  fill(
    "solution",
    (metadata.solutions ?? [metadata.solution]).map(({ uniqueName }) => ({
      ...{ solutionid: stableGuid(`solution ${uniqueName}`), uniquename: uniqueName, friendlyname: uniqueName },
    })),
  );
  fill("sdkmessage", [...messages, ...externalMessages].map(messageRow));
  const filters = Object.values(metadata.tables)
    .filter((table) => !isSystemTable(table))
    .flatMap((table) =>
      [
        ...messages.filter((message) => message !== "Merge" || table.logicalName === "contact"),
        ...(table.virtual ? externalMessages : []),
      ].map((message) => filterRow(message, table.logicalName)),
    );
  fill("sdkmessagefilter", filters);
  const tables = Object.values(metadata.tables).map(({ logicalName, schemaName, entitySetName }): Row => ({
    entityid: stableGuid(`table ${logicalName}`),
    name: schemaName,
    logicalname: logicalName,
    entitysetname: entitySetName,
  }));
  fill("entity", tables);
  const providers = new Set(metadata.dataSources.map(({ dataProviderId }) => dataProviderId.toLowerCase()));
  fill(
    "entitydataprovider",
    [...providers].map((id) => ({
      entitydataproviderid: id,
      name: "OData v4 Data Provider",
      datasourcelogicalname: "msdyn_odatav4ds",
    })),
  );
  const sources = metadata.dataSources.map(({ id, name, connection }): Row => ({
    ...dataSourceRow(name, connection),
    msdyn_odatav4dsid: id.toLowerCase(),
  }));
  fill("msdyn_odatav4ds", sources);
}
