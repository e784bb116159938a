import { fireEvent, screen } from "@testing-library/react";
import type { PickerItem } from "../../../controls/shared/picker-item";
import { ann, answer, bob, box, key, leaveBox, open, root, settle, setup, type } from "./search-picker-on-a-page";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test("5.4 row 7 a click chooses once, and so does Enter on a row reached by arrow", async () => {
  const { onChange } = setup();
  await open();
  fireEvent.click(screen.getAllByRole("option")[1]!);
  expect(onChange.mock.calls).toMatchObject([[bob]]);
  await open();
  key("ArrowDown");
  key("Enter");
  expect(onChange.mock.calls).toMatchObject([[bob], [ann]]);
});

describe("5.4 row 7 Enter without an arrow", () => {
  const found = (items: PickerItem[]) => setup({ search: () => Promise.resolve({ items }) });

  test("takes the only row that the typed text found", async () => {
    const { onChange } = found([bob]);
    type("bo au");
    await settle(250);
    key("Enter");
    expect(onChange.mock.calls).toMatchObject([[bob]]);
  });

  test.each([
    ["several rows", "o", [ann, bob]],
    ["several people of the name that was typed in full", ann.text, [ann, { ...ann, key: "9" }]],
    ["nobody", "zzz", []],
  ])("takes nobody when it found %s, and keeps the text and the list", async (_what, text, rows) => {
    const { onChange } = found(rows);
    type(text);
    await settle(250);
    key("Enter");
    await settle();
    expect(onChange).not.toHaveBeenCalled();
    expect(box()).toHaveValue(text);
    expect(screen.queryAllByRole("option")).toHaveLength(rows.length);
  });

  test("takes nobody after an arrow if more was typed since", async () => {
    const { onChange } = found([ann, bob]);
    await open();
    key("ArrowDown");
    type("o");
    await settle(250);
    key("Enter");
    expect(onChange).not.toHaveBeenCalled();
  });

  test("takes nobody when nothing was typed", async () => {
    const { onChange } = found([bob]);
    await open();
    key("Enter");
    expect(onChange).not.toHaveBeenCalled();
  });

  test("takes nobody when it only ends a word of an input method, which has a key code of its own", async () => {
    const { onChange } = found([bob]);
    type("王");
    await settle(250);
    fireEvent.keyDown(box(), { key: "Enter", keyCode: 229, isComposing: true });
    expect(onChange).not.toHaveBeenCalled();
    expect(box()).toHaveValue("王");
    key("Enter");
    expect(onChange.mock.calls).toMatchObject([[bob]]);
  });

  test("never takes the row of an older text: not before the delay, not before the answer", async () => {
    const { onChange } = setup({
      search: (text) => (text === "bo" ? Promise.resolve({ items: [bob] }) : new Promise(() => undefined)),
    });
    type("bo");
    await settle(250);
    type("bo x");
    key("Enter");
    type("bo xy");
    await settle(250);
    key("Enter");
    expect(onChange).not.toHaveBeenCalled();
    expect(box()).toHaveValue("bo xy");
  });
});

test.each([
  ["by Tab after an arrow", () => (key("ArrowDown"), key("Tab"))],
  ["by clicking elsewhere after hovering", () => (fireEvent.mouseMove(screen.getAllByRole("option")[0]!), leaveBox())],
  ["with the exact name typed", () => (type("Ann Editor"), leaveBox())],
])("5.4 row 8 leaving without choosing changes nothing: %s", async (_how, leave) => {
  const { onChange } = setup();
  box().focus();
  await open();
  leave();
  await settle(1000);
  expect(onChange).not.toHaveBeenCalled();
  expect(box()).toHaveValue("");
});

test("5.4 row 9 Esc closes the list, drops the typed text and keeps the value", async () => {
  const { onChange } = setup({ value: { key: "1", text: "Ann Editor", aside: "ann" } });
  await open();
  type("bo");
  await settle(250);
  key("Escape");
  await settle();
  expect(screen.queryByRole("listbox")).toBeNull();
  expect(screen.getByRole("button", { name: "Open Ann Editor" })).toBeVisible();
  expect(onChange).not.toHaveBeenCalled();
});

test("5.4 row 2 the Tab key that brings the focus opens the list", async () => {
  const { search } = setup();
  box().focus();
  fireEvent.keyUp(box(), { key: "Tab", keyCode: 9 });
  await settle(50);
  expect(screen.getByRole("listbox")).toBeInTheDocument();
  expect(search.mock.calls).toEqual([[""]]);
});

test("5.4 row 10 a chosen row can always be cleared", () => {
  const { onChange } = setup({ value: { key: "1", text: "Ann Editor" } });
  fireEvent.click(screen.getByRole("button", { name: "Clear Ann Editor" }));
  expect(onChange.mock.calls).toEqual([[undefined]]);
});

test("5.4 row 10 Backspace in the empty field clears, and only there", () => {
  const { onChange } = setup({ value: { key: "1", text: "Ann Editor" } });
  type("x");
  fireEvent.keyDown(box(), { key: "Backspace" });
  fireEvent.keyDown(screen.getByRole("button", { name: "Open Ann Editor" }), { key: "Backspace" });
  expect(onChange).not.toHaveBeenCalled();
  type("");
  fireEvent.keyDown(box(), { key: "Backspace" });
  expect(onChange.mock.calls).toEqual([[undefined]]);
});

test("5.4 row 11 typing while a value is set searches, and choosing replaces it", async () => {
  const { search, onChange } = setup({ value: { key: "1", text: "Ann Editor" } });
  type("bob");
  await settle(250);
  expect(search.mock.calls).toEqual([["bob"]]);
  fireEvent.click(screen.getAllByRole("option")[1]!);
  expect(onChange.mock.calls).toMatchObject([[bob]]);
});

test("a row that may not be bound explains itself instead of being chosen, in last place too", async () => {
  const { onChange } = setup({ search: () => answer([ann, root]) });
  await open();
  key("ArrowDown");
  key("ArrowDown");
  key("Enter");
  await settle();
  expect(onChange).not.toHaveBeenCalled();
  expect(screen.getByRole("status")).toHaveTextContent("Root can't be bound: the last administrator");
});

test("a person bound elsewhere is taken over after a question; the field itself changes nothing", async () => {
  const taken = { ...ann, question: "Ann Editor is bound to Claire. Take over?" };
  const { onChange, takeOver } = setup({ search: () => answer([taken]) });
  await open();
  fireEvent.click(screen.getByRole("option"));
  expect(screen.getByRole("status")).toHaveTextContent("Ann Editor is bound to Claire. Take over?");
  fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(screen.queryByRole("button", { name: "Take over" })).toBeNull();
  await open();
  fireEvent.click(screen.getByRole("option"));
  fireEvent.click(screen.getByRole("button", { name: "Take over" }));
  await settle();
  expect(takeOver.mock.calls).toMatchObject([[taken]]);
  expect(onChange).not.toHaveBeenCalled();
});

test("5.4 row 7 a button of the line under the field leaves the focus in the field, with its list closed", async () => {
  setup({ search: () => answer([{ ...ann, question: "Take over?" }]) });
  box().focus();
  await open();
  fireEvent.click(screen.getByRole("option"));
  const cancel = screen.getByRole("button", { name: "Cancel" });
  cancel.focus();
  fireEvent.click(cancel);
  expect(box()).toHaveFocus();
  // The Enter key that pressed the button comes up in the field.
  fireEvent.keyUp(box(), { key: "Enter", keyCode: 13 });
  await settle(50);
  expect(screen.queryByRole("listbox")).toBeNull();
});
