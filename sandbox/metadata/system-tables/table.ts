import { type Column, type Table, type View } from "../types";
import { labelOf } from "./labels";

interface TableDescription extends Pick<
  Table,
  "logicalName" | "objectTypeCode" | "primaryId" | "primaryName" | "ownership"
> {
  /** Only where it is not the logical name with an s. */
  entitySetName?: string;
  schemaName: string;
  label: string;
  pluralLabel: string;
  columns: Column[];
  views?: View[];
}

/** A table of the platform, cut down to the columns that this product and its set-up touch. */
export const systemTable = ({
  label,
  pluralLabel,
  columns,
  views,
  entitySetName,
  ...rest
}: TableDescription): Table => ({
  ...rest,
  entitySetName: entitySetName ?? `${rest.logicalName}s`,
  displayName: labelOf(label),
  displayCollectionName: labelOf(pluralLabel),
  columns: Object.fromEntries(columns.map((column) => [column.logicalName, column])),
  keys: [],
  views: views ?? [],
  forms: [],
});
