import * as React from "react";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { setIconOptions } from "@fluentui/react";
import { SearchPicker, type SearchPickerProps } from "../../../controls/shared/SearchPicker";
import type { Answer, PickerItem } from "../../../controls/shared/picker-item";
import { readResx } from "./fake-context";

setIconOptions({ disableWarnings: true });

const texts = readResx("WordPressUserPicker");
/** The texts of the user picker in English. */
export const t: SearchPickerProps["t"] = (key, ...values) =>
  (texts[key] ?? key).replace(/\{(\d)\}/g, (_place, index: string) => String(values[Number(index)]));

export const ann: PickerItem = { key: "1", text: "Ann Editor", line: ["ann", "ann@example.org"] };
export const bob: PickerItem = { key: "2", text: "Bob Author", line: ["bob", "bob@example.org"] };
/** Nobody may bind this one. */
export const root: PickerItem = {
  key: "3",
  text: "Root",
  marks: ["can't be bound: the last administrator"],
  obstacle: "Root can't be bound: the last administrator",
};

/** What a search came to. */
export const answer = (items: PickerItem[], more: Partial<Answer> = {}) => Promise.resolve<Answer>({ items, ...more });

/** The field on a page, with a search that finds Ann and Bob unless told otherwise. */
export function setup(props: Partial<SearchPickerProps> = {}) {
  const search = jest.fn((_text: string) => answer([ann, bob]));
  const takeOver = jest.fn((_item: PickerItem) => Promise.resolve(undefined));
  const onChange = jest.fn();
  const onOpen = jest.fn();
  const all: SearchPickerProps = {
    readOnly: false,
    masked: false,
    required: false,
    label: "User",
    t,
    search,
    onChange,
    onOpen,
    takeOver,
    onTyped: () => Promise.resolve({}),
    ...props,
  };
  const view = render(<SearchPicker {...all} />);
  return { ...view, search: all.search as jest.Mock, onChange, onOpen, takeOver, all };
}

export const box = () => screen.getByRole("combobox", { name: /User/ });
export const leaveBox = () => act(() => box().blur());
/** Lets milliseconds and all that waits for them pass. */
export const settle = (ms = 0) => act(async () => void (await jest.advanceTimersByTimeAsync(ms)));
/** Enters the field by mouse, which opens its list. */
export const open = async () => {
  fireEvent.click(box());
  await settle(50);
};
export const type = (text: string) => fireEvent.input(box(), { target: { value: text } });
export const key = (name: "Enter" | "Escape" | "ArrowDown" | "Tab") =>
  fireEvent.keyDown(box(), { key: name, keyCode: { Enter: 13, Escape: 27, ArrowDown: 40, Tab: 9 }[name] });
