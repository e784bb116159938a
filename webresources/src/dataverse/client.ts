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

/** Writes rows for commands. */
export const client = (): XrmContextDataverseClient => new XrmContextDataverseClient(Xrm.WebApi);
