import { type Column } from "../../sandbox/metadata";
import { type Subject } from "./subject";

const literal = (value: unknown, indent = ""): string => {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const inner = `${indent}  `;
  const lines = Object.entries(value).map(([key, item]) => {
    const name = /^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key);
    return `${inner}${name}: ${literal(item, inner)},\n`;
  });
  return lines.length ? `{\n${lines.join("")}${indent}}` : "{}";
};

/** An exported constant with its comment. */
export const constant = (comment: string, name: string, value: unknown): string =>
  `/** ${comment} */\nexport const ${name} = ${literal(value)} as const;\n`;

const jsonType = (column: Column): string => {
  if (column.type === "bit") return "boolean";
  if (["int", "bigint", "picklist", "state", "status"].includes(column.type)) return "number";
  return "string";
};

/** A row in the Web API's shape: lookups by `_x_value`. */
export function rowType(comment: string, name: string, subject: Subject): string {
  const lines = subject.columns.map(([, column]) => {
    if (column.type === "primarykey") return `  ${column.logicalName}: string;`;
    return `  ${column.targets ? `_${column.logicalName}_value` : column.logicalName}?: ${jsonType(column)} | null;`;
  });
  return `/** ${comment} */\nexport interface ${name} {\n${lines.join("\n")}\n}\n`;
}

/** An entity in the feed's shape. */
export function feedType(subject: Subject): string {
  const lines = subject.columns.map(([, column]) => {
    const nullable = column.required === "none" || column.required === "recommended" ? " | null" : "";
    const type =
      column.type === "picklist"
        ? (column.options ?? []).map((o) => `"${o.externalValue}"`).join(" | ")
        : jsonType(column);
    return `  ${column.externalName}: ${type}${nullable};`;
  });
  return `/** One user as the feed has it, property by property. Times are ISO 8601 in UTC. */\nexport interface WordPressUserEntity {\n${lines.join("\n")}\n}\n`;
}
