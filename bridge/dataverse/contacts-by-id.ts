import { z } from "zod";
import { contact as contactTable } from "../../model/generated/names";
import type { DataverseClient } from "./client";
import { guidOf } from "./contact-store";

/** Ids in one request: the address of a request has its limits. */
const idsAtOnce = 40;

/** Reads some columns of contacts by id, in portions; contacts that Dataverse doesn't have are left out. */
export async function contactsById<Row extends z.ZodType>(
  dataverse: DataverseClient,
  ids: string[],
  select: string,
  row: Row,
): Promise<z.infer<Row>[]> {
  const found: z.infer<Row>[] = [];
  for (let at = 0; at < ids.length; at += idsAtOnce) {
    const filter = ids.slice(at, at + idsAtOnce).map((id) => `${contactTable.id} eq ${guidOf(id)}`);
    const query = new URLSearchParams({ $select: select, $filter: filter.join(" or ") });
    found.push(...(await dataverse.get(`contacts?${query}`, z.object({ value: z.array(row) }))).value);
  }
  return found;
}
