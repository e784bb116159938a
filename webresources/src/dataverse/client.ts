import { setMetadataCache } from "dataverse-ify/lib/metadata/MetadataCache";
import { XrmContextDataverseClient } from "dataverse-ify/lib/dataverse-ify/DataverseClient/XrmContextDataverseClient";
import { contact, wordpressUser } from "../../../model/generated/names";

// dataverse-ify writes rows by this; a second call would replace the whole cache.
setMetadataCache({
  entities: {
    [contact.table]: table(contact.table, contact.set, contact.id),
    [wordpressUser.table]: table(wordpressUser.table, wordpressUser.set, wordpressUser.id),
  },
});

function table(logicalName: string, collectionName: string, primaryIdAttribute: string) {
  return { logicalName, collectionName, primaryIdAttribute, attributeTypes: {} };
}

export const client = (): XrmContextDataverseClient => new XrmContextDataverseClient(Xrm.WebApi);

/** Rows as the Web API answers them; `filter` is not yet encoded. */
export async function rows<Row extends object>(
  logicalName: string,
  select: string[],
  filter: string,
  top = 10,
): Promise<Row[]> {
  const query = `?$select=${select.join(",")}&$filter=${encodeURIComponent(filter)}&$top=${top}`;
  const { entities } = await client().retrieveMultiple(query, { logicalName, returnRawEntities: true });
  return entities as unknown as Row[];
}
