import { z } from "zod";
import { contact as contactTable } from "../../model/generated/names";
import type { DataverseClient } from "../dataverse/client";
import { contactsById } from "../dataverse/contacts-by-id";
import { versionNumber } from "../dataverse/contact-row";
import type { LinkStore } from "../settle/ports";
import type { SettledVersions } from "../site/settled-versions";
import { settleAll, type SettleAllOptions } from "./settle-all";

export interface SweepModifiedOptions extends SettleAllOptions {
  dataverse: DataverseClient;
  links: LinkStore;
  /** Row versions that need no second look, by contact. */
  settled: SettledVersions;
  /** modifiedon of the last contact that an earlier sweep saw; null at the first. */
  watermark: string | null;
  saveWatermark: (watermark: string) => Promise<void>;
}

const { columns: column, values } = contactTable;

/** A transaction may commit rows whose modifiedon is a while ago. */
const overlap = 10 * 60_000;
const pageSize = 500;

const page = z.object({
  value: z.array(
    z.object({
      [column.id]: z.guid().toLowerCase(),
      [column.modifiedon]: z.iso.datetime({ offset: true }),
      [column.versionnumber]: versionNumber,
      [column.userkey]: z.string().nullish(),
      [column.username]: z.string().nullish(),
    }),
  ),
  "@odata.nextLink": z.string().optional(),
});
const lookup = z.object({ [column.id]: z.guid().toLowerCase(), [values.userid]: z.string().nullish() });
type Row = z.infer<typeof page>["value"][number];

/** Numbers of contacts. */
interface SweptModified {
  seen: number;
  settled: number;
  later: number;
}

/**
 * Settles every contact modified since the watermark: what guarantees delivery when a webhook was lost. Contacts that neither side ties to
 * a user are skipped.
 * @returns how many contacts were seen, settled, and kept for later because they can't be settled now.
 * @throws DataverseUnreachable, WordPressUnreachable, LeaseLost; the watermark then stands before what was not done.
 */
export async function sweepModified(options: SweepModifiedOptions): Promise<SweptModified> {
  const { dataverse, settled } = options;
  const since = options.watermark && new Date(Date.parse(options.watermark) - overlap).toISOString();
  const query = new URLSearchParams({
    $select: [column.id, column.modifiedon, column.versionnumber, column.userkey, column.username].join(),
    $orderby: "modifiedon asc",
    ...(since && { $filter: `modifiedon ge ${since.replace(/\.\d+Z$/, "Z")}` }),
  });
  let next: string | undefined = `contacts?${query}`;
  let watermark = options.watermark;
  const count = { seen: 0, settled: 0, later: 0 };

  while (next !== undefined) {
    const answer: z.infer<typeof page> = await dataverse.get(next, page, {
      headers: { prefer: `odata.maxpagesize=${pageSize}` },
    });
    const fresh = answer.value.filter((row) => settled.get(row[column.id]) !== row[column.versionnumber]);
    const concerned = await withTie(fresh, options);
    const later = await settleAll(
      concerned.map((row) => row[column.id]),
      options,
    );
    for (const row of fresh) if (!concerned.includes(row)) settled.remember(row[column.id], row[column.versionnumber]);
    count.seen += answer.value.length;
    count.settled += concerned.length - later;
    count.later += later;
    const last = answer.value.at(-1)?.[column.modifiedon];
    if (last && (!watermark || Date.parse(last) > Date.parse(watermark)))
      await options.saveWatermark((watermark = last));
    next = answer["@odata.nextLink"];
  }
  return count;
}

/**
 * Contacts that carry a key or a username, those that WordPress knows as somebody's, and those whose lookup is set. Lookups are read last
 * and of fresh rows alone: to show one, Dataverse asks the feed for the user's name.
 */
async function withTie(rows: Row[], { links, dataverse }: SweepModifiedOptions): Promise<Row[]> {
  const blank = rows.filter((row) => !row[column.userkey] && !row[column.username]).map((row) => row[column.id]);
  const known = (await links.find({ contacts: blank })).flatMap((link) => [link.contact, link.lastContact]);
  const unknown = blank.filter((id) => !known.includes(id));
  const looking = await contactsById(dataverse, unknown, values.userid, lookup);
  const tied = new Set([...known, ...looking.filter((row) => row[values.userid]).map((row) => row[column.id])]);
  return rows.filter((row) => !blank.includes(row[column.id]) || tied.has(row[column.id]));
}
