import { themeFrom } from "./theme";
import { translator, type Translate } from "./strings";

/** What every picker takes over from its host: label, state, theme, texts. Column security that isn't told isn't there. */
export function hostProps(
  context: ComponentFramework.Context<unknown>,
  host: ComponentFramework.PropertyTypes.Property,
): {
  label: string;
  readOnly: boolean;
  masked: boolean;
  required: boolean;
  theme: ReturnType<typeof themeFrom>;
  t: Translate;
} {
  const { mode, resources, fluentDesignLanguage } = context;
  const level = host.attributes?.RequiredLevel ?? 0;
  return {
    label: mode.label,
    readOnly: mode.isControlDisabled || host.security?.editable === false,
    masked: host.security?.readable === false,
    // 1 system required, 2 business required, 3 recommended.
    required: level === 1 || level === 2,
    theme: themeFrom(fluentDesignLanguage),
    t: translator(resources),
  };
}
