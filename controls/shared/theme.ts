import type { PartialTheme } from "@fluentui/react";

type Design = ComponentFramework.FluentDesignState | undefined;

/** Tokens that the style sheet takes as custom properties of their name. */
const passedOn = [
  "borderRadiusMedium",
  "colorNeutralBackground3",
  "colorNeutralStroke1Hover",
  "colorCompoundBrandStroke",
] as const;

/** Custom properties for the style sheet; without tokens (classic look) it has colours of the system. */
export const cssTokens = (design: Design): React.CSSProperties =>
  Object.fromEntries(passedOn.map((name) => [`--${name}`, design?.tokenTheme?.[name]]));

/**
 * Fluent 8 theme from the Fluent 9 tokens that the platform hands to a control (`context.fluentDesignLanguage`), as far as the picker uses slots;
 * Fluent 8 derives the others. Undefined without tokens: Fluent 8 keeps its own colours then.
 */
export function themeFrom(design: Design): PartialTheme | undefined {
  const t = design?.tokenTheme;
  return (
    t && {
      isInverted: design.isDarkTheme,
      defaultFontStyle: { fontFamily: t.fontFamilyBase },
      palette: {
        themePrimary: t.colorBrandForegroundLink,
        themeDarker: t.colorBrandForegroundLinkHover,
        neutralPrimary: t.colorNeutralForeground1,
        neutralDark: t.colorNeutralForeground1,
        neutralSecondary: t.colorNeutralForeground2,
        neutralLighter: t.colorNeutralBackground1Hover,
        neutralLight: t.colorNeutralBackground1Pressed,
        white: t.colorNeutralBackground1,
      },
    }
  );
}
