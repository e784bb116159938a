import * as React from "react";
import { ComboBox, getId, IconButton } from "@fluentui/react";
import type { IComboBox } from "@fluentui/react";
import { PickedValue } from "./PickedValue";
import { PickerMessage, type Message } from "./PickerMessage";
import { ResultRow } from "./ResultRow";
import { reasonOf } from "./failure";
import { searchMessage } from "./message";
import { optionsOf } from "./options";
import type { ListedItem, PickedItem, PickerItem, Answer } from "./picker-item";
import { failureText, type Translate } from "./strings";
import { useSearch } from "./useSearch";

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
  onTyped(typed: string): Promise<Message>;
  /** Opens a form for a row that isn't there yet; absent when there can't be one. */
  create?: [text: string, run: (typed: string) => void];
  onChange(item?: PickerItem): void;
  onOpen(key: string): void;
  /** Takes a row from whoever holds it. Resolves to what is left to say. */
  takeOver(item: PickerItem): Promise<Message | undefined>;
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
  const reached = React.useRef(false); // a row, by an arrow key
  const [remark, setRemark] = React.useState<Message | "">();
  const { state, now, later, leave } = useSearch(props.search, props.delay || 250, props.minLength || 1);
  const options = optionsOf(state, t, create);
  const known = React.useRef(given); // what the form was opened with wasn't typed just now: nothing is asked
  React.useEffect(() => {
    if (known.current === given) return;
    known.current = given;
    setRemark("");
    if (given) onTyped(given).then((said) => known.current === given && setRemark(said), console.error);
  }, [given, onTyped]);

  const takeOver = (item: PickerItem): void => {
    setRemark({ text: t("TakingOver") });
    props.takeOver(item).then(setRemark, (failure: unknown) => {
      console.error(failure);
      setRemark({
        text: failureText(t, "TakeOverFailed", reasonOf(failure)),
        actions: [[t("Retry"), () => takeOver(item)]],
      });
    });
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
  const enter = (open?: boolean): void => combo.current?.focus(open);
  const clear = (): void => {
    setRemark("");
    onChange();
    enter();
  };
  const openList = (): void => {
    typed.current = true;
    enter(true);
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
      <div className="icds-field" ref={setField}>
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
          onKeyDownCapture={(event) => {
            const { key, target, which } = event;
            const { value: text } = target as HTMLInputElement;
            if (key === "Backspace" && value && !text) clear();
            if (/Arrow[DU]/.test(key)) {
              reached.current = true;
              enter(true); // the list component opens with Alt alone
            }
            // By its code, because the Enter that ends a word of an input method (229) is no choice.
            if (which === 13 && text && !reached.current) {
              // No arrow reached a row: the only one found is taken; of several none is, and text and list stay.
              if (text === state.text && state.found && state.items.length === 1) choose(state.items[0]!);
              else event.stopPropagation();
            }
          }}
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
          onRenderOption={(option) => <ResultRow item={option?.data as PickerItem} typed={state.text} />}
          onMenuOpen={() => {
            if (!typed.current) now("");
          }}
          onMenuDismissed={() => {
            typed.current = false;
            leave();
          }}
          onInputValueChange={(text) => {
            setRemark("");
            reached.current = false;
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
      <PickerMessage id={id} message={message} onAct={enter} />
    </div>
  );
}
