import type * as React from "react";
import { fireEvent, screen } from "@testing-library/react";
import { box, open, settle, setup } from "./search-picker-on-a-page";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test("5.4 row 12 the name opens the row, in a read-only field too", () => {
  const { onOpen } = setup({ readOnly: true, value: { key: "1", text: "Ann Editor", aside: "ann" } });
  fireEvent.click(screen.getByRole("button", { name: "Open Ann Editor" }));
  expect(onOpen).toHaveBeenCalledWith("1");
  expect(screen.getByText("ann")).toBeVisible();
  expect(screen.queryByRole("combobox")).toBeNull();
  expect(screen.queryByRole("button", { name: /Clear/ })).toBeNull();
});

test("5.4 row 18 a value hidden by column security shows dots and words, and asks nothing", async () => {
  const { search } = setup({ masked: true, value: { key: "1", text: "Ann Editor" } });
  await settle(1000);
  expect(screen.getByRole("group", { name: "User" })).toHaveTextContent("You don't have access");
  expect(screen.queryByText("Ann Editor")).toBeNull();
  expect(search).not.toHaveBeenCalled();
});

test("5.4 row 19 the host's error makes the field invalid and describes it", () => {
  setup({ error: "This user is taken." });
  expect(box()).toHaveAttribute("aria-invalid", "true");
  expect(box()).toHaveAccessibleDescription("This user is taken.");
});

test("5.4 row 25 right to left as the person has it", () => {
  const { container } = setup({ rtl: true });
  expect(container.firstElementChild).toHaveAttribute("dir", "rtl");
});

test("5.4 row 26 the host's tokens reach field and list", async () => {
  const style = { "--colorNeutralForeground1": "tomato" } as React.CSSProperties;
  const { container } = setup({ style });
  await open();
  const token = (element: Element | null) =>
    (element as HTMLElement).style.getPropertyValue("--colorNeutralForeground1");
  expect(token(container.firstElementChild)).toBe("tomato");
  expect(token(document.querySelector(".icds-list .ms-Callout-main"))).toBe("tomato");
});
