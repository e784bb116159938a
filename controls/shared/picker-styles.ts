import { mergeStyles, type IComboBoxStyles } from "@fluentui/react";

/** One box around the chosen row, the input and the clear button, as the platform's lookup has it; wraps where it is narrow. */
export const fieldClass = mergeStyles({
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  position: "relative",
});

const options = { optionsContainerWrapper: { maxHeight: 320 } };

export const comboBoxStyles: Partial<IComboBoxStyles> = {
  container: { flex: "1 1 80px", minWidth: 80 },
  callout: options.optionsContainerWrapper,
};

/** With no rows the empty list is hidden: its status line is under the field. */
export const comboBoxStylesWithoutList: Partial<IComboBoxStyles> = { ...comboBoxStyles, callout: { display: "none" } };
