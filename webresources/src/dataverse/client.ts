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

/**
 * Writes columns of one row. Rejects with the platform's own error: dataverse-ify puts words of its own before the message and drops the code.
 */
export async function update(logicalName: string, id: string, columns: Record<string, unknown>): Promise<void> {
  let refusal: unknown;
  const updateRecord = async (...row: Parameters<typeof Xrm.WebApi.updateRecord>) => {
    try {
      return await Xrm.WebApi.updateRecord(...row);
    } catch (error) {
      throw (refusal = error);
    }
  };
  try {
    const client = new XrmContextDataverseClient({ updateRecord } as unknown as typeof Xrm.WebApi);
    await client.update({ logicalName, id, ...columns } as never);
  } catch (error) {
    throw refusal ?? error;
  }
}
