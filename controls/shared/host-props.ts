import { cssTokens } from "./theme";

/** The inputs that every picker has. */
export interface CommonInputs {
  pageSize?: ComponentFramework.PropertyTypes.WholeNumberProperty;
  minLength?: ComponentFramework.PropertyTypes.WholeNumberProperty;
  delay?: ComponentFramework.PropertyTypes.WholeNumberProperty;
}

/** What every picker takes over from its host: label, state, theme, texts. Column security that isn't told isn't there. */
export function hostProps(
  { mode, fluentDesignLanguage, userSettings, parameters }: ComponentFramework.Context<CommonInputs>,
  { attributes, security, error, errorMessage }: ComponentFramework.PropertyTypes.Property,
) {
  const level = attributes?.RequiredLevel;
  return {
    label: mode.label,
    readOnly: mode.isControlDisabled || security?.editable === false,
    masked: security?.readable === false,
    // 1 system required, 2 business required, 3 recommended.
    required: !!level && level < 3,
    error: error ? errorMessage : "",
    rtl: userSettings?.isRTL,
    style: cssTokens(fluentDesignLanguage),
    minLength: parameters.minLength?.raw,
    delay: parameters.delay?.raw,
  };
}
