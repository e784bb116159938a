import { createTheme, type Theme } from "@fluentui/react";

/**
 * Fluent 8 theme from the Fluent 9 tokens that the platform hands to a control (`context.fluentDesignLanguage`), as far as the picker uses slots.
 * Undefined without tokens (classic look): Fluent 8 keeps its own colours then.
 */
export function themeFrom(design: ComponentFramework.FluentDesignState | undefined): Theme | undefined {
  if (!design?.tokenTheme) return undefined;
  const { brand, tokenTheme: t, isDarkTheme } = design;
  return createTheme({
    isInverted: !!isDarkTheme,
    defaultFontStyle: { fontFamily: t.fontFamilyBase },
    effects: { roundedCorner2: t.borderRadiusMedium },
    palette: {
      themePrimary: t.colorBrandForeground1,
      themeDark: t.colorBrandForeground1,
      themeDarker: brand[60],
      themeLighter: brand[150],
      neutralPrimary: t.colorNeutralForeground1,
      neutralDark: t.colorNeutralForeground1,
      black: t.colorNeutralForeground1,
      neutralSecondary: t.colorNeutralForeground2,
      neutralTertiary: t.colorNeutralForegroundDisabled,
      neutralLighter: t.colorNeutralBackground1Hover,
      neutralLight: t.colorNeutralBackground1Pressed,
      white: t.colorNeutralBackground1,
    },
    semanticColors: {
      // The platform's own fields are filled and get a border by focus alone.
      inputBackground: t.colorNeutralBackground3,
      inputBorder: t.colorTransparentStroke,
      inputBorderHovered: t.colorNeutralStroke1Hover,
      inputFocusBorderAlt: t.colorCompoundBrandStroke,
      inputText: t.colorNeutralForeground1,
      inputPlaceholderText: t.colorNeutralForeground4,
      bodyText: t.colorNeutralForeground1,
      bodyBackground: t.colorNeutralBackground1,
      disabledBackground: t.colorNeutralBackgroundDisabled,
      disabledText: t.colorNeutralForegroundDisabled,
      link: t.colorBrandForegroundLink,
      linkHovered: t.colorBrandForegroundLinkHover,
      errorText: t.colorPaletteRedForeground1,
    },
  });
}
