import { z } from "zod";
import type { DataverseClient } from "../dataverse/client";
import { isMissing, literal } from "../dataverse/contact-store";
import { DataverseRefused } from "../dataverse/errors";
import { NotAvailable } from "./part";

const anyRow = z.record(z.string(), z.unknown());
const anyRows = z.object({ value: z.array(anyRow) });

export type Values = Record<string, string | number | boolean | null>;

/** A row's columns by id; undefined when there is no such row. @throws what the client throws. */
export async function readRow(
  dataverse: DataverseClient,
  path: string,
  columns: string[],
): Promise<Record<string, unknown> | undefined> {
  try {
    return await dataverse.get(`${path}?$select=${columns.join()}`, anyRow);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Rows that a filter finds. @throws what the client throws. */
export async function findRows(
  dataverse: DataverseClient,
  set: string,
  columns: string[],
  filter: string,
): Promise<Record<string, unknown>[]> {
  const query = new URLSearchParams({ $select: columns.join(), $filter: filter });
  return (await dataverse.get(`${set}?${query}`, anyRows)).value;
}

/** The id of the row whose `name` is this. @throws Error when there is none. */
export async function idByName(dataverse: DataverseClient, set: string, id: string, name: string): Promise<string> {
  const [row] = await findRows(dataverse, set, [id], `name eq ${literal(name)}`);
  if (!row) throw new Error(`Dataverse has no "${name}" among its ${set}.`);
  return String(row[id]);
}

/** What of `wanted` a row says otherwise. */
export const differing = (row: Record<string, unknown>, wanted: Values): Values =>
  Object.fromEntries(Object.entries(wanted).filter(([name, value]) => (row[name] ?? null) !== value));

/** "Resource not found for the segment" and "not implemented": the environment doesn't know what was asked (compose-http-requests-handle-errors). */
const isUnknown = (error: unknown): boolean =>
  error instanceof DataverseRefused &&
  (error.status === 501 || (error.status === 404 && error.code.toLowerCase() === "0x8006088a"));

/** Does something that not every environment offers. @throws NotAvailable with this sentence where it doesn't; else what `work` throws. */
export async function whereOffered<T>(sentence: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isUnknown(error)) throw new NotAvailable(sentence, { cause: error });
    throw error;
  }
}
