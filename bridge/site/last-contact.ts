import type { DataverseClient } from "../dataverse/client";
import { DataverseRefused } from "../dataverse/errors";
import { siteTable } from "../../model/site-table";

/** Not written more often: a row that changes each second is worth nothing to its reader. */
const pause = 60_000;

export interface LastContactOptions {
  dataverse: Pick<DataverseClient, "patch">;
  tag: number;
  /** The site's own name, as WordPress has it. */
  name: () => Promise<string>;
  now?: () => number;
  log: { debug(details: object, message: string): void };
}

/**
 * Writes into the site's row when Dataverse and WordPress were last both reached: for people, nothing reads it to decide. A row that is missing
 * or may not be written costs a line of the log and nothing else. Errors of an outage are the caller's.
 */
export function lastContact({ dataverse, tag, name, now = Date.now, log }: LastContactOptions): () => Promise<void> {
  const { set, columns } = siteTable;
  let next = 0;
  return async () => {
    const time = now();
    if (time < next) return;
    const row = { [columns.name]: (await name()).slice(0, 200), [columns.lastContact]: new Date(time).toISOString() };
    try {
      await dataverse.patch(`${set}(${columns.tag}=${tag})`, row);
    } catch (error) {
      if (!(error instanceof DataverseRefused)) throw error;
      log.debug({ err: error }, 'The site\'s row was not written; "bridge setup" makes it');
    }
    next = time + pause;
  };
}
