import type { IComboBoxOption } from "@fluentui/react";
import type { SearchPickerProps } from "./SearchPicker";
import type { ListedItem } from "./picker-item";
import type { Translate } from "./strings";
import type { SearchState } from "./useSearch";

/** The list's rows; the last one is never a heading, because that sends the list component into endless recursion. */
export function optionsOf(
  { items, suggested = 0, text: typed, found }: SearchState,
  t: Translate,
  create: SearchPickerProps["create"],
): IComboBoxOption[] {
  const option = (item: ListedItem): IComboBoxOption => ({ key: item.key, text: item.text, data: item });
  const options = items.map(option);
  const heading = (key: string): IComboBoxOption => ({ ...option({ key, text: t(key) }), itemType: 2 /* header */ });
  if (suggested) {
    if (items.length > suggested) options.splice(suggested, 0, heading("All"));
    options.unshift(heading("Suggested"));
  }
  if (create && found) options.push(option({ key: "new", text: create[0], run: () => create[1](typed) }));
  return options;
}
