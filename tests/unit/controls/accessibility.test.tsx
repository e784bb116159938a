import * as React from "react";
import { fireEvent, render, screen } from "@testing-library/react";
import { setIconOptions } from "@fluentui/react";
import axe from "axe-core";
import { SearchPicker, type SearchPickerProps } from "../../../controls/shared/SearchPicker";
import { readResx, styleSheet } from "./fake-context";
import "../form-host/patient-queries";

setIconOptions({ disableWarnings: true });
document.head.append(styleSheet());
HTMLCanvasElement.prototype.getContext = () => null; // axe asks for one; jsdom would complain at length

const texts = readResx("WordPressUserPicker");
const t: SearchPickerProps["t"] = (key, ...values) =>
  (texts[key] ?? key).replace(/\{(\d)\}/g, (_place, index: string) => String(values[Number(index)]));
const ann = { key: "1", text: "Ann Editor", line: ["ann", "ann@example.org"], marks: ["login locked"] };
const value = { key: "1", text: "Ann Editor", aside: "ann" };

function show(props: Partial<SearchPickerProps> = {}): void {
  const nothing = () => undefined;
  const state = { readOnly: false, masked: false, required: true, label: "User", delay: 0, t };
  render(
    <main>
      <h1>Contact</h1>
      <SearchPicker
        {...state}
        search={async () => ({ items: [ann] })}
        onChange={nothing}
        onOpen={nothing}
        takeOver={async () => undefined}
        onTyped={async () => ({})}
        {...props}
      />
    </main>,
  );
}

const type = () => fireEvent.input(screen.getByRole("combobox", { name: /^User/ }), { target: { value: "an" } });

async function findings(): Promise<string[]> {
  // jsdom lays nothing out: colours are looked at in a browser.
  const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false } } });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

test.each<[string, Partial<SearchPickerProps>]>([
  ["empty", {}],
  ["with a value", { value }],
  ["read-only", { readOnly: true, value }],
  ["masked", { masked: true }],
])("axe finds nothing: %s", async (_state, props) => {
  show(props);
  expect(await findings()).toEqual([]);
});

test("axe finds nothing: open list, and its input says what it controls", async () => {
  show({ value });
  type();
  const list = await screen.findByRole("listbox");
  await screen.findByRole("option");
  const box = screen.getByRole("combobox", { name: "User" });
  expect(box).toHaveAttribute("aria-autocomplete", "list");
  expect(box).toHaveAttribute("aria-expanded", "true");
  expect(box).toHaveAttribute("aria-controls", list.id);
  expect(box).toHaveAttribute("aria-required", "true");
  expect(box).toHaveAccessibleDescription("Ann Editor ann 1 found");
  expect(await findings()).toEqual([]);
});

test("axe finds nothing: nothing found, search failed", async () => {
  jest.spyOn(console, "error").mockImplementation();
  show({ search: async () => ({ items: [] }) });
  type();
  await screen.findAllByText(/No WordPress users found/);
  expect(await findings()).toEqual([]);
  document.body.innerHTML = "";
  show({ search: () => Promise.reject(new Error("503")) });
  type();
  await screen.findByRole("button", { name: "Retry" });
  expect(await findings()).toEqual([]);
});
