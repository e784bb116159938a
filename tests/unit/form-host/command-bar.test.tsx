import * as React from "react";
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type Command, CommandBar } from "../../../sandbox/form-host/browser/app/CommandBar";

const run = jest.fn();
const commands: Command[] = ["Save", "New", "Delete", "Refresh"].map((label) => ({
  key: label.toLowerCase(),
  label,
  icon: "add",
  run: () => run(label),
}));
const bar = (given = commands) => (
  <>
    <CommandBar commands={given} onBack={() => run("back")} />
    <input aria-label="After" />
  </>
);
const button = (name: string) => screen.getByRole("button", { name });

const style = document.head.appendChild(document.createElement("style"));

/** jsdom lays nothing out: one row of a given width, each button of it 100 wide, 2 between them. */
function oneRow(width: number): void {
  style.textContent = ".fh-command-bar { flex-wrap: nowrap; column-gap: 2px }";
  jest.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(width);
  jest.spyOn(HTMLElement.prototype, "offsetWidth", "get").mockReturnValue(100);
}

afterEach(() => {
  jest.restoreAllMocks();
  style.textContent = "";
  document.documentElement.dir = "ltr";
  Reflect.deleteProperty(window, "ResizeObserver");
});

test("the command bar is one stop of the Tab key; arrows, Home and End move in it and go round", async () => {
  render(bar());
  await userEvent.tab();
  expect(button("Go back")).toHaveFocus();
  await userEvent.keyboard("{ArrowRight}");
  expect(button("Save")).toHaveFocus();
  await userEvent.keyboard("{End}");
  expect(button("Refresh")).toHaveFocus();
  await userEvent.keyboard("{ArrowRight}");
  expect(button("Go back")).toHaveFocus();
  await userEvent.keyboard("{ArrowLeft}{ArrowLeft}");
  expect(button("Delete")).toHaveFocus();
  await userEvent.tab();
  expect(screen.getByLabelText("After")).toHaveFocus();
  await userEvent.tab({ shift: true });
  expect(button("Delete")).toHaveFocus();
  await userEvent.keyboard("{Home}");
  expect(button("Go back")).toHaveFocus();
});

test("from right to left the arrow keys change places", async () => {
  document.documentElement.dir = "rtl";
  render(bar());
  await userEvent.tab();
  await userEvent.keyboard("{ArrowLeft}");
  expect(button("Save")).toHaveFocus();
  await userEvent.keyboard("{ArrowRight}");
  expect(button("Go back")).toHaveFocus();
});

test("a button that was the stop and is gone leaves the first one in its place", () => {
  const { rerender } = render(bar());
  act(() => button("Delete").focus());
  rerender(bar(commands.filter(({ key }) => key !== "delete")));
  expect(button("Go back")).toHaveAttribute("tabindex", "0");
  expect(screen.getAllByRole("button").filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
});

test("in one row, what has no room stands in a menu at the end, which the arrow keys reach", async () => {
  oneRow(300);
  render(bar());
  expect(screen.getAllByRole("button").map(({ textContent, title }) => textContent || title)).toEqual([
    "Go back",
    "Save",
    "",
  ]);
  act(() => button("Save").focus());
  await userEvent.keyboard("{ArrowRight}");
  expect(button("More commands")).toHaveFocus();
  await userEvent.click(button("More commands"));
  expect(screen.getAllByRole("menuitem").map(({ textContent }) => textContent)).toEqual(["New", "Delete", "Refresh"]);
  await userEvent.click(screen.getByRole("menuitem", { name: "Delete" }));
  expect(run.mock.calls).toEqual([["Delete"]]);
});

test("a row that gets wider takes them back; one that is gone is watched no more", () => {
  let resized = (): void => undefined;
  const watch = { observe: jest.fn(), disconnect: jest.fn() };
  const ResizeObserver = jest.fn((callback: () => void) => ((resized = callback), watch));
  Object.assign(window, { ResizeObserver });
  oneRow(300);
  const { unmount } = render(bar());
  expect(watch.observe).toHaveBeenCalledWith(screen.getByRole("toolbar"));
  oneRow(508);
  act(() => resized());
  expect(screen.queryByRole("button", { name: "More commands" })).toBeNull();
  expect(button("Refresh")).toBeVisible();
  unmount();
  expect(watch.disconnect).toHaveBeenCalledTimes(1);
});
