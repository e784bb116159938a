import { QueryError } from "./query-error";

export interface OrderItem {
  path: string[];
  descending: boolean;
}

const item = /^([\p{L}_][\p{L}\p{N}_.]*(?:\/[\p{L}_][\p{L}\p{N}_.]*)*)(?:\s+(asc|desc))?$/u;

/**
 * Reads an `$orderby`: properties with `asc` or `desc`, comma-separated.
 * @throws QueryError for anything else: functions and expressions are not supported.
 */
export function parseOrderBy(text: string): OrderItem[] {
  return text.split(",").map((part) => {
    const match = item.exec(part.trim());
    if (!match) throw new QueryError(`'${part.trim()}' in '$orderby=${text}' is not a property with asc or desc.`);
    return { path: match[1]!.split("/"), descending: match[2] === "desc" };
  });
}
