import * as React from "react";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Menu } from "../../../sandbox/form-host/browser/app/Menu";

const run = jest.fn();
async function open(checked?: string) {
  const items = ["One", "Two", "Three"].map((label) => ({
    key: label,
    label,
    ...(checked ? { checked: label === checked } : {}),
    run: () => run(label),
  }));
  render(
    <>
      <Menu className="views" label="Views" heading="h2" items={items}>
        All
      </Menu>
      <button>Next</button>
    </>,
  );
  await userEvent.click(screen.getByRole("button", { name: "All" }));
}
const item = (name: string) => screen.getByRole("menuitem", { name });

test("a menu opens under its heading with the keyboard on the first item, or on the chosen one", async () => {
  await open("Two");
  expect(screen.getByRole("heading", { level: 2 })).toHaveTextContent("All");
  expect(screen.getByRole("menu", { name: "Views" })).toBeVisible();
  expect(screen.getByRole("menuitemradio", { name: "Two" })).toHaveFocus();
  expect(screen.getByRole("menuitemradio", { name: "Two" })).toBeChecked();
});

test("arrows go round, Home and End go to the ends", async () => {
  await open();
  expect(item("One")).toHaveFocus();
  await userEvent.keyboard("{ArrowUp}");
  expect(item("Three")).toHaveFocus();
  await userEvent.keyboard("{ArrowDown}");
  expect(item("One")).toHaveFocus();
  await userEvent.keyboard("{End}");
  expect(item("Three")).toHaveFocus();
  await userEvent.keyboard("{Home}");
  expect(item("One")).toHaveFocus();
});

test("Escape closes and gives the keyboard back; choosing does too, and runs the item once", async () => {
  await open();
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("menu")).toBeNull();
  expect(screen.getByRole("button", { name: "All" })).toHaveFocus();
  expect(run).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "All" }));
  await userEvent.click(item("Two"));
  expect(run.mock.calls).toEqual([["Two"]]);
  expect(screen.getByRole("button", { name: "All" })).toHaveFocus();
});

test("leaving the menu closes it and leaves the keyboard where it went", async () => {
  await open();
  await userEvent.click(screen.getByRole("button", { name: "Next" }));
  expect(screen.queryByRole("menu")).toBeNull();
  expect(screen.getByRole("button", { name: "Next" })).toHaveFocus();
});
