type Design = ComponentFramework.FluentDesignState | undefined;

/**
 * The host's tokens (`context.fluentDesignLanguage`) as custom properties for the style sheet, under their own names. Without tokens (classic
 * look) there are none, and the style sheet takes colours of the system.
 */
export const cssTokens = (design: Design): React.CSSProperties =>
  Object.fromEntries(Object.entries(design?.tokenTheme ?? {}).map(([name, value]) => [`--${name}`, value]));
