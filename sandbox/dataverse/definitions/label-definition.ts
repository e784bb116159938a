import { type Label } from "../../metadata/types";
import { stableGuid } from "../guid";
import { labelText } from "../read/formatted-value";

/** A label as metadata has it: every language, and the one of the person (here English, or the first there is). */
export function labelDefinition(texts: Label) {
  const localized = Object.entries(texts).map(([code, text]) => ({
    Label: text,
    LanguageCode: Number(code),
    IsManaged: true,
    MetadataId: stableGuid(`label ${code} ${text}`),
    HasChanged: null,
  }));
  const user = localized.find(({ Label }) => Label === labelText(texts)) ?? null;
  return { LocalizedLabels: localized, UserLocalizedLabel: user };
}

/** A managed property. */
export const managed = (value: unknown, name: string) => ({
  Value: value,
  CanBeChanged: true,
  ManagedPropertyLogicalName: name,
});
