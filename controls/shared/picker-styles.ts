import { mergeStyles, type IButtonStyles, type IComboBoxStyles, type Theme } from "@fluentui/react";

/** One box around the chosen row, its clear button and the input, as the platform's lookup has it; wraps where it is narrow. */
export function fieldClass({ semanticColors, effects }: Theme): string {
  return mergeStyles({
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    boxSizing: "border-box",
    border: `1px solid ${semanticColors.inputBorder}`,
    borderRadius: effects.roundedCorner2,
    background: semanticColors.inputBackground,
    selectors: {
      ":hover": { borderColor: semanticColors.inputBorderHovered },
      ":focus-within": {
        borderColor: semanticColors.inputFocusBorderAlt,
        boxShadow: `inset 0 0 0 1px ${semanticColors.inputFocusBorderAlt}`,
      },
    },
  });
}

/** The list's own border is the field's; its rows take as much height as their text needs. */
const comboBox: Partial<IComboBoxStyles> = {
  container: { flex: "1 1 80px", minWidth: 80 },
  root: { background: "transparent", height: 30, selectors: { "::after": { border: "none" } } },
  input: { background: "transparent" },
};

export const comboBoxStyles: Partial<IComboBoxStyles> = { ...comboBox, callout: { maxHeight: 360 } };

/** With no rows the empty list is hidden: its status line is under the field. */
export const comboBoxStylesWithoutList: Partial<IComboBoxStyles> = { ...comboBox, callout: { display: "none" } };

/** Small, but no smaller than a finger needs. */
export const clearStyles: IButtonStyles = { root: { width: 28, height: 28, color: "inherit" } };
