/**
 * At most `most` rows as the Web API answers them; `filter` is not yet encoded. (The platform's client always names a page size, and then Dataverse
 * ignores `$top`.) Reading rows as they are needs nothing but the platform's own client, and a form's script
 * is loaded with every form: without the library that commands write with it has half the size.
 */
export async function rows<Row extends object>(
  logicalName: string,
  select: string[],
  filter: string,
  most = 10,
): Promise<Row[]> {
  const query = `?$select=${select.join(",")}&$filter=${encodeURIComponent(filter)}`;
  const { entities } = await Xrm.WebApi.retrieveMultipleRecords(logicalName, query, most);
  return entities as Row[];
}
