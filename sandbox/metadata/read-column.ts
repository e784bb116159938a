import { type Column, type ColumnType, type Option } from "./types";
import {
  children,
  type Element,
  errorAt,
  find,
  flagOf,
  labelOf,
  need,
  needAttribute,
  needText,
  numberIn,
  numberOf,
  textOf,
} from "./solution-xml";

const columnTypes: readonly ColumnType[] = [
  "primarykey",
  "nvarchar",
  "ntext",
  "int",
  "bigint",
  "bit",
  "datetime",
  "lookup",
  "owner",
  "picklist",
  "state",
  "status",
];

const requiredLevels: readonly Column["required"][] = ["none", "recommended", "required", "systemrequired"];

function oneOf<T extends string>(element: Element, name: string, allowed: readonly T[]): T {
  const text = needText(element, name);
  const found = allowed.find((value) => value === text);
  if (!found)
    throw errorAt(element, `<${name}> is "${text}", which the sandbox does not know; known: ${allowed.join(", ")}.`);
  return found;
}

function readOptions(optionset: Element): Option[] {
  const options = find(optionset, "options") ?? find(optionset, "states") ?? find(optionset, "statuses");
  return (options ? children(options) : []).map((option) => {
    const externalValue = option.getAttribute("ExternalValue");
    return {
      value: numberIn(option, "value"),
      label: labelOf(option, "labels"),
      ...(externalValue ? { externalValue } : {}),
      ...(option.getAttribute("state") ? { state: numberIn(option, "state") } : {}),
    };
  });
}

/** A new row has the first state and the first status of that state. */
const firstOption: Partial<Record<ColumnType, string>> = { state: "states", status: "statuses" };

function readDefault(attribute: Element, type: ColumnType): number | boolean | undefined {
  const list = firstOption[type];
  if (list) return numberIn(children(need(attribute, "optionset", list))[0] ?? attribute, "value");
  const value = numberOf(attribute, "AppDefaultValue");
  if (value === undefined || value === -1) return undefined;
  return type === "bit" ? value === 1 : value;
}

/**
 * One `<attribute>` of an `Entity.xml`. A lookup's targets and navigation property are not here:
 * only the relationship has them.
 * @throws SolutionFileError for a type or level that the sandbox does not know.
 */
export function readColumn(attribute: Element): Column {
  const type = oneOf(attribute, "Type", columnTypes);
  const optionset = find(attribute, "optionset");
  const defaultValue = readDefault(attribute, type);
  const maxLength = numberOf(attribute, "MaxLength");
  const format = textOf(attribute, "Format");
  const externalName = textOf(attribute, "ExternalName");
  const externalTypeName = optionset && textOf(optionset, "ExternalTypeName");
  const minValue = numberOf(attribute, "MinValue");
  const maxValue = numberOf(attribute, "MaxValue");
  return {
    logicalName: needText(attribute, "LogicalName"),
    schemaName: needAttribute(attribute, "PhysicalName"),
    type,
    displayName: labelOf(attribute, "displaynames"),
    description: labelOf(attribute, "Descriptions"),
    required: oneOf(attribute, "RequiredLevel", requiredLevels),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(minValue === undefined ? {} : { minValue }),
    ...(maxValue === undefined ? {} : { maxValue }),
    ...(format === undefined ? {} : { format }),
    ...(defaultValue === undefined ? {} : { defaultValue }),
    ...(optionset ? { options: readOptions(optionset) } : {}),
    ...(externalName === undefined ? {} : { externalName }),
    ...(externalTypeName === undefined ? {} : { externalTypeName }),
    validForCreate: flagOf(textOf(attribute, "ValidForCreateApi")),
    validForUpdate: flagOf(textOf(attribute, "ValidForUpdateApi")),
    validForRead: flagOf(textOf(attribute, "ValidForReadApi")),
    isAudited: flagOf(textOf(attribute, "IsAuditEnabled")),
    isSecured: flagOf(textOf(attribute, "IsSecured")),
  };
}
