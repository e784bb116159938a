import * as React from "react";
import { ComboBox, IconButton, ThemeProvider, useTheme, type IComboBox, type PartialTheme } from "@fluentui/react";
import { PickedValue } from "./PickedValue";
import { PickerMessage } from "./PickerMessage";
import { ResultRow } from "./ResultRow";
import { clearStyles, comboBoxStyles, comboBoxStylesWithoutList, fieldClass } from "./picker-styles";
import type { PickedItem, PickerItem } from "./picker-item";
import type { Translate } from "./strings";
import { useSearch } from "./useSearch";

export interface SearchPickerProps {
  value?: PickedItem;
  /** Shown, not to be changed. */
  readOnly: boolean;
  /** Column security hides the value. */
  masked: boolean;
  required: boolean;
  label: string;
  t: Translate;
  theme?: PartialTheme;
  /** Milliseconds without a key before a search starts. */
  delay?: number;
  search(text: string): Promise<PickerItem[]>;
  onChange(item: PickerItem | undefined): void;
  onOpen(key: string): void;
}

/** A field that finds one row by typing. Says everything in words of the resources; asks for nothing until somebody enters it. */
export const SearchPicker: React.FC<SearchPickerProps> = (props) => (
  <ThemeProvider theme={props.theme} applyTo="none" style={{ width: "100%" }}>
    {props.masked || props.readOnly ? <ReadOnlyPicker {...props} /> : <EditablePicker {...props} />}
  </ThemeProvider>
);

// Signs of the text font: the platform's icon font comes from a server that not everybody reaches.
const cross = () => <span aria-hidden="true">✕</span>;
const caret = () => <span aria-hidden="true">▾</span>;

function ReadOnlyPicker({ masked, value, label, t, onOpen }: SearchPickerProps): React.ReactElement {
  return (
    <div role="group" aria-label={label}>
      {masked ? (
        <span>
          <span aria-hidden="true">●●●●● </span>
          {t("NoAccess")}
        </span>
      ) : value ? (
        <PickedValue value={value} t={t} onOpen={onOpen} />
      ) : (
        t("Empty")
      )}
    </div>
  );
}

function EditablePicker(props: SearchPickerProps): React.ReactElement {
  const { value, label, t, onChange } = props;
  const combo = React.useRef<IComboBox>(null);
  const field = React.useRef<HTMLDivElement>(null);
  const [width, setWidth] = React.useState<number>();
  const typed = React.useRef(false);
  const [remark, setRemark] = React.useState<{ about: string; text: string }>();
  const { state, now, later, leave } = useSearch(props.search, props.delay ?? 250);
  const options = React.useMemo(
    () => state.items.map((item) => ({ key: item.key, text: item.text, data: item })),
    [state],
  );
  const listed = options.length > 0;
  const theme = useTheme();

  const choose = (item: PickerItem): void => {
    const text = item.obstacle ?? item.warning;
    setRemark(text ? { about: item.obstacle ? "" : item.key, text } : undefined);
    if (!item.obstacle) onChange(item);
  };
  const clear = (): void => {
    setRemark(undefined);
    onChange(undefined);
    combo.current?.focus();
  };

  return (
    <>
      <div className={fieldClass(theme)} ref={field}>
        {value && <PickedValue value={value} t={t} onOpen={props.onOpen} />}
        {value && (
          <IconButton ariaLabel={t("Clear", value.text)} styles={clearStyles} onRenderIcon={cross} onClick={clear} />
        )}
        <ComboBox
          componentRef={combo}
          ariaLabel={value ? `${label}: ${value.text}` : label}
          placeholder={value ? undefined : t("Placeholder")}
          required={props.required}
          allowFreeInput
          autoComplete="off"
          autofill={{ "aria-autocomplete": "list" }}
          openOnKeyboardFocus
          // The chosen row stands beside the input, so the list never has a selected row of its own.
          selectedKey={null}
          text=""
          options={options}
          iconButtonProps={{ onRenderIcon: caret }}
          dropdownWidth={width}
          calloutProps={{ directionalHint: 6 /* bottomRightEdge: the field's far edge is the input's too */ }}
          styles={listed ? comboBoxStyles : comboBoxStylesWithoutList}
          onRenderOption={(option) => (option ? <ResultRow item={option.data as PickerItem} /> : null)}
          onMenuOpen={() => {
            setWidth(field.current?.clientWidth);
            if (!typed.current) now("");
          }}
          onMenuDismissed={() => {
            typed.current = false;
            leave();
          }}
          onInputValueChange={(text) => {
            typed.current = true;
            setRemark(undefined);
            combo.current?.focus(true); // after a choice, typing alone doesn't open the list again
            later(text);
          }}
          onChange={(event, option) => {
            // Leaving the field commits what happens to be highlighted, hovered or spelt alike: only Enter and a click choose.
            const chosen = event.type === "click" || (event as unknown as React.KeyboardEvent).key === "Enter";
            if (chosen && option) choose(option.data as PickerItem);
          }}
        />
      </div>
      <PickerMessage
        t={t}
        state={state}
        remark={remark && (remark.about === "" || remark.about === value?.key) ? remark.text : undefined}
        onRetry={() => {
          typed.current = true;
          combo.current?.focus(true);
          now(state.text);
        }}
      />
    </>
  );
}
