import { type Column } from "../../../metadata/types";
import { isLookup } from "../data/column-value";
import { displayValue } from "../data/display-value";
import { lookupView } from "../data/lookup-search";
import { type Catalog } from "../metadata/catalog";
import { type ColumnSecurity } from "../person/access";
import { type AttributeState } from "../session/attribute-state";
import { type ControlState } from "../session/control-state";
import { type FormSession } from "../session/form-session";
import { type ControlManifest, type ManifestProperty } from "./manifest";

export type ControlParameters = Record<string, ComponentFramework.PropertyTypes.Property>;

interface Binding {
  session: FormSession;
  control: ControlState;
  catalog: Catalog;
}

const requiredLevels = { none: 0, required: 2, recommended: 3 } as const;

/** The column that a property is bound to on this form, if any. */
export function boundAttribute(
  { session, control }: Omit<Binding, "catalog">,
  property: string,
): AttributeState | undefined {
  const mapped = control.definition.custom?.parameters[property];
  return mapped && !mapped.isStatic ? session.attributes.get(mapped.value) : undefined;
}

/** `context.parameters`: every property of the manifest, also those that the form leaves unmapped (`raw` null, lookups an empty list). */
export function parametersFor(manifest: ControlManifest, binding: Binding): ControlParameters {
  return Object.fromEntries(manifest.properties.map((property) => [property.name, parameter(property, binding)]));
}

function parameter(property: ManifestProperty, binding: Binding): ComponentFramework.PropertyTypes.Property {
  const attribute = boundAttribute(binding, property.name);
  if (!attribute) return unbound(property, binding.control);
  const { control, session, catalog } = binding;
  const { column } = attribute;
  const error = control.attribute === attribute ? (attribute.invalid ?? control.error?.text ?? "") : "";
  const base = {
    type: property.ofType,
    error: !!error,
    errorMessage: error,
    raw: rawValue(attribute, property),
    formatted: formatted(session, attribute),
    attributes: describeColumn(catalog, attribute),
    ...(attribute.security ? { security: securityOf(attribute.security) } : {}),
  };
  return isLookup(column) ? { ...base, ...lookupMembers(catalog, column) } : base;
}

function unbound(property: ManifestProperty, control: ControlState): ComponentFramework.PropertyTypes.Property {
  const given = control.definition.custom?.parameters[property.name];
  const text = given?.isStatic ? given.value : (property.defaultValue ?? null);
  const isNumber = /^(Whole|Decimal|FP|Currency)/.test(property.ofType);
  const raw = property.ofType.startsWith("Lookup") ? [] : text !== null && isNumber ? Number(text) : text;
  return { type: property.ofType, error: false, errorMessage: "", raw, formatted: text ?? "" };
}

function rawValue({ value, column }: AttributeState, property: ManifestProperty): unknown {
  if (isLookup(column)) return Array.isArray(value) ? value.map((one) => ({ ...one })) : [];
  // A Yes/No column without a value reaches controls as No: the type says boolean, and so does the platform.
  if (property.ofType === "TwoOptions") return value ?? false;
  return value instanceof Date ? new Date(value) : value;
}

function formatted(session: FormSession, { value, column }: AttributeState): string {
  if (Array.isArray(value)) return value.map(({ name }) => name ?? "").join("; ");
  return displayValue(column, value, session.text);
}

const securityOf = ({ readable, editable }: ColumnSecurity) => ({ secured: true, readable, editable });

function describeColumn(catalog: Catalog, { column, requiredLevel }: AttributeState) {
  const options = column.options?.map(({ value, label }) => ({ Value: value, Label: catalog.text(label), Color: "" }));
  const metadata = {
    LogicalName: column.logicalName,
    DisplayName: catalog.text(column.displayName),
    Description: catalog.text(column.description),
    RequiredLevel: requiredLevels[requiredLevel] as ComponentFramework.PropertyHelper.Types.RequiredLevel,
    IsSecured: column.isSecured,
    SourceType: 0,
    ...(column.maxLength === undefined ? {} : { MaxLength: column.maxLength }),
    ...(column.format === undefined ? {} : { Format: column.format }),
    ...(column.targets ? { Targets: [...column.targets] } : {}),
    ...(options ? { Options: options, DefaultValue: column.defaultValue } : {}),
  };
  return metadata as ComponentFramework.PropertyHelper.FieldPropertyMetadata.Metadata;
}

function lookupMembers(catalog: Catalog, column: Column) {
  const target = column.targets?.[0] ?? "";
  return {
    getTargetEntityType: () => target,
    getViewId: () => (catalog.find(target) ? (lookupView(catalog, catalog.table(target))?.id ?? "") : ""),
  };
}
