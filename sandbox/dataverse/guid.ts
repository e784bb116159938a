import { createHash, randomUUID } from "node:crypto";

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Lower case, without braces; undefined when the text is no guid. */
export function readGuid(text: string): string | undefined {
  const guid = text
    .trim()
    .replace(/^\{(.*)\}$/, "$1")
    .toLowerCase();
  return shape.test(guid) ? guid : undefined;
}

export const emptyGuid = "00000000-0000-0000-0000-000000000000";

export const newGuid = (): string => randomUUID();

/** The same guid for the same name at every start: for rows that the platform brings along (messages, filters, users). */
export function stableGuid(name: string): string {
  const hex = createHash("sha256").update(`dataverse sandbox:${name}`).digest("hex");
  const variant = ((parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
