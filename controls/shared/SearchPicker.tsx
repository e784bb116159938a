import * as React from "react";
import { ComboBox, getId, IconButton } from "@fluentui/react";
import type { IComboBox, IComboBoxOption } from "@fluentui/react";
import { PickedValue } from "./PickedValue";
import { PickerMessage, type Message } from "./PickerMessage";
import { ResultRow } from "./ResultRow";
import { reasonOf } from "./failure";
import { searchMessage } from "./message";
import type { ListedItem, PickedItem, PickerItem, Answer } from "./picker-item";
import { textOf, type Translate } from "./strings";
import { useSearch, type SearchState } from "./useSearch";

export interface SearchPickerProps {
  value?: PickedItem;
  /** What can be done about the value. */
  notice?: Message;
  /** Shown, not to be changed. */
  readOnly: boolean;
  /** Column security hides the value. */
  masked: boolean;
  required: boolean;
  /** What the host finds wrong with the field. */
  error?: string;
  rtl?: boolean;
  label: string;
  t: Translate;
  /** Custom properties for the style sheet. */
  style?: React.CSSProperties;
  /** Milliseconds without a key before a search starts. */
  delay?: number | null;
  /** Characters before a search starts. */
  minLength?: number | null;
  /** What the form has in place of a value, typed elsewhere. */
  typed?: string | null;
  search(text: string): Promise<Answer>;
  /** What is said of something typed elsewhere, when it has changed. */
  onTyped?(typed: string): Promise<Message>;
  /** Opens a form for a row that isn't there yet; absent when there can't be one. */
  create?: [text: string, run: (typed: string) => void];
  onChange(item?: PickerItem): void;
  onOpen(key: string): void;
  /** Takes a row from whoever holds it. Resolves to a sentence when it can't be done. */
  takeOver(item: PickerItem): Promise<string | undefined>;
}

/** A field that finds one row by typing. Says everything in words of the resources; asks for nothing until somebody enters it. */
export const SearchPicker: React.FC<SearchPickerProps> = (props) => (
  <div dir={props.rtl ? "rtl" : ""} className="icds-picker" style={props.style}>
    {props.masked || props.readOnly ? <ReadOnlyPicker {...props} /> : <EditablePicker {...props} />}
  </div>
);

function ReadOnlyPicker(props: SearchPickerProps): React.ReactElement {
  const { masked, value, label, t } = props;
  return (
    <div role="group" aria-label={label}>
      {masked ? (
        <span className="icds-masked">{t("NoAccess")}</span>
      ) : value ? (
        <PickedValue {...props} value={value} />
      ) : (
        t("Empty")
      )}
    </div>
  );
}

function EditablePicker(props: SearchPickerProps): React.ReactElement {
  const { value, label, t, onChange, error, typed: given, onTyped, create } = props;
  const combo = React.useRef<IComboBox>(null);
  const [field, setField] = React.useState<HTMLDivElement | null>(null);
  const [id] = React.useState<string>(getId);
  const typed = React.useRef(false);
  const [remark, setRemark] = React.useState<Message | "">();
  const { state, now, later, leave } = useSearch(props.search, props.delay || 250, props.minLength || 1);
  const options = optionsOf(state, t, create);
  const known = React.useRef(given); // what the form was opened with wasn't typed just now: nothing is asked
  React.useEffect(() => {
    if (known.current === given) return;
    known.current = given;
    setRemark("");
    if (given) onTyped?.(given).then((said) => known.current === given && setRemark(said), console.error);
  }, [given, onTyped]);

  const takeOver = (item: PickerItem): void => {
    setRemark({ text: t("TakingOver") });
    props.takeOver(item).then(
      (text) => setRemark(text && { text }),
      (failure: unknown) => {
        console.error(failure);
        setRemark({
          text: textOf(t, `TakeOver${reasonOf(failure)}`, "FailedTakeOver"),
          actions: [[t("Retry"), () => takeOver(item)]],
        });
      },
    );
  };
  const choose = (item: ListedItem): void => {
    setRemark("");
    if (item.run) item.run();
    else if (item.obstacle) setRemark({ text: item.obstacle });
    else if (item.question)
      setRemark({
        text: item.question,
        actions: [
          [t("TakeOver"), () => takeOver(item)],
          [t("Cancel"), () => setRemark("")],
        ],
      });
    else onChange(item);
  };
  const clear = (): void => {
    setRemark("");
    onChange();
    combo.current?.focus();
  };
  const openList = (): void => {
    typed.current = true;
    combo.current?.focus(true);
  };
  const retry = (): void => {
    openList();
    now(state.text);
  };
  const message = remark ||
    (value && state.note && !state.text && !state.reason && { text: state.note }) ||
    // eslint-disable-next-line react-hooks/refs -- `retry` runs when somebody presses it, not while this draws
    searchMessage(t, state, retry) ||
    props.notice || { text: error, quiet: true };

  return (
    <div>
      <div
        className="icds-field"
        ref={setField}
        onKeyDownCapture={({ key, target }) => {
          const { value: text } = target as HTMLInputElement;
          if (key === "Backspace" && value && !text) clear();
          if (/Arrow[DU]/.test(key)) combo.current?.focus(true); // the list component opens with Alt alone
          // Enter takes the only row that the typed text found; otherwise the list's own rule holds: what an arrow reached.
          if (key === "Enter" && text && text === state.text && state.phase === "found" && state.items.length === 1)
            choose(state.items[0]!);
        }}
      >
        {value && <PickedValue {...props} id={`${id}v`} value={value} />}
        {value && <IconButton ariaLabel={t("Clear", value.text)} className="icds-clear" onClick={clear} />}
        <ComboBox
          componentRef={combo}
          ariaLabel={label}
          ariaDescribedBy={`${id}v ${id}`}
          placeholder={value ? "" : t("Placeholder")}
          required={props.required}
          allowFreeInput
          autoComplete="off"
          autofill={{ "aria-autocomplete": "list", "aria-invalid": !!error }}
          openOnKeyboardFocus
          // The chosen row stands beside the input, so the list never has a selected row of its own.
          selectedKey={null}
          text=""
          options={options}
          dropdownWidth={field?.clientWidth}
          calloutProps={{
            directionalHint: 6 /* bottomRightEdge: the field's far edge is the input's too */,
            className: "icds-list",
            style: props.style,
          }}
          // The open list covers the line under the field, so the list ends with it.
          onRenderLowerContent={() => <div className="icds-message">{!message.quiet && message.text}</div>}
          onRenderOption={(option) => <ResultRow item={option?.data as ListedItem} />}
          onMenuOpen={() => {
            if (!typed.current) now("");
          }}
          onMenuDismissed={() => {
            typed.current = false;
            leave();
          }}
          onInputValueChange={(text) => {
            setRemark("");
            openList(); // after a choice, typing alone doesn't
            later(text);
          }}
          onChange={(event, option) => {
            // Leaving the field commits what happens to be highlighted, hovered or spelt alike: only Enter and a click choose.
            const chosen = event.type === "click" || (event as unknown as React.KeyboardEvent).key === "Enter";
            if (chosen && option) choose(option.data as ListedItem);
          }}
        />
      </div>
      <PickerMessage id={id} message={message} />
    </div>
  );
}

/** The list's rows; the last one is never a heading, because that sends the list component into endless recursion. */
function optionsOf(
  { items, suggested = 0, text: typed, phase }: SearchState,
  t: Translate,
  create: SearchPickerProps["create"],
): IComboBoxOption[] {
  const option = (item: ListedItem): IComboBoxOption => ({ key: item.key, text: item.text, data: { ...item, typed } });
  const options = items.map(option);
  const heading = (key: string): IComboBoxOption => ({
    key,
    text: "",
    data: { text: t(key) },
    itemType: 2 /* header */,
  });
  if (suggested) {
    if (items.length > suggested) options.splice(suggested, 0, heading("All"));
    options.unshift(heading("Suggested"));
  }
  if (create && phase === "found") options.push(option({ key: "new", text: create[0], run: () => create[1](typed) }));
  return options;
}
