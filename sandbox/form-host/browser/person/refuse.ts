import { type Table } from "../../../metadata/types";
import { type TableRight } from "../../options";
import { PlatformError } from "../data/platform-error";
import { type Catalog } from "../metadata/catalog";
import { type Access } from "./access";
import { word } from "./words/words";

/** Code of a missing privilege. */
const missingPrivilege = 0x80040220;
const words = { create: "rightCreate", read: "rightRead", write: "rightWrite", delete: "rightDelete" } as const;

/** @throws PlatformError 0x80040220 when the person lacks a right on a table. */
export function refuse(access: Access, catalog: Catalog, right: TableRight, table: Table): void {
  if (access.may(right, table.logicalName)) return;
  const name = catalog.text(table.displayCollectionName) || table.logicalName;
  throw new PlatformError(word("noPrivilege", word(words[right]), name), { code: missingPrivilege, status: 403 });
}
