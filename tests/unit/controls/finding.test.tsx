import { screen } from "@testing-library/react";
import type { Answer } from "../../../controls/shared/picker-item";
import { ann, answer, bob, box, key, open, settle, setup, type } from "./search-picker-on-a-page";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test("5.4 row 1 a form that opens causes no request", async () => {
  const { search } = setup({ value: { key: "1", text: "Ann Editor" } });
  await settle(1000);
  expect(search).not.toHaveBeenCalled();
});

test("5.4 row 2 the first entry into the empty field shows the first page", async () => {
  const { search } = setup();
  await open();
  expect(search.mock.calls).toEqual([[""]]);
  expect(screen.getAllByRole("option").map((option) => option.textContent)).toEqual([
    "Ann Editorann · ann@example.org",
    "Bob Authorbob · bob@example.org",
  ]);
});

test("5.4 row 2 suggestions stand under their own heading, which can't be chosen", async () => {
  const { onChange } = setup({ search: () => answer([bob, ann], { suggested: 1 }) });
  await open();
  expect(screen.getByRole("listbox")).toHaveTextContent(/^Suggested.*Bob Author.*All.*Ann Editor/);
  expect(screen.getAllByRole("option")).toHaveLength(2);
  key("ArrowDown");
  key("Enter");
  expect(onChange.mock.calls).toMatchObject([[bob]]);
});

test("5.4 row 3 six keys within the delay are one request, for the settled text", async () => {
  const { search } = setup();
  for (const text of ["a", "an", "ann", "ann ", "ann e", "ann ed"]) {
    type(text);
    await settle(50);
  }
  expect(search).not.toHaveBeenCalled();
  await settle(250);
  expect(search.mock.calls).toEqual([["ann ed"]]);
});

test("5.4 row 3 fewer characters than the minimum ask for nothing", async () => {
  const { search } = setup({ minLength: 2 });
  type("a");
  await settle(1000);
  type("an");
  await settle(1000);
  expect(search.mock.calls).toEqual([["an"]]);
});

test("5.4 row 4 an older answer never replaces a newer one", async () => {
  const answers: Record<string, (answer: Answer) => void> = {};
  setup({ search: (text) => new Promise((resolve) => (answers[text] = resolve)) });
  type("a");
  await settle(250);
  type("b");
  await settle(250);
  answers["b"]?.({ items: [bob] });
  await settle();
  answers["a"]?.({ items: [ann] });
  await settle();
  expect(screen.getAllByRole("option").map(({ textContent }) => textContent)).toEqual([
    "Bob Authorbob · bob@example.org",
  ]);
});

test("5.4 row 5 of a full page the last line says to keep typing", async () => {
  setup({ search: () => answer([ann, bob], { full: true }) });
  await open();
  const sentence = "The first 2 are shown; keep typing to see fewer";
  expect(screen.getByRole("status")).toHaveTextContent(sentence);
  expect(document.querySelector(".icds-list")!.textContent!.endsWith(sentence)).toBe(true);
});

test("5.4 row 6 what was typed stands out at the beginning of words, in name and line; text stays text", async () => {
  const search = () => answer([{ key: "1", text: "Ann <b>Joan</b> (An", line: ["hanna.an", "an@example.org"] }]);
  setup({ search });
  type("(an an");
  await settle(250);
  const row = screen.getByRole("option");
  expect([...row.querySelectorAll("b")].map(({ textContent }) => textContent)).toEqual(["An", "(An", "an"]);
  expect(row).toHaveTextContent("Ann <b>Joan</b> (An");
  type("*an");
  await settle(250);
  expect(screen.getByRole("option").querySelectorAll("b")).toHaveLength(6);
  type("*");
  await settle(250);
  expect(screen.getByRole("option").querySelector("b")).toBeNull();
});

test("5.4 row 6 a long text is cut and has itself as title", async () => {
  const text = "Bartholomew Maximilian Featherstonehaugh-Cholmondeley-Smythe";
  setup({ search: () => answer([{ key: "1", text, line: ["bartholomew"] }]) });
  await open();
  expect(screen.getByTitle(text)).toHaveTextContent(text);
});

test("5.4 row 23 people of the same name are told apart, and locked ones are marked", async () => {
  setup({ search: () => answer([ann, { ...ann, key: "9", line: ["ann2"], marks: ["login locked"] }]) });
  await open();
  expect(screen.getAllByRole("option").map(({ textContent }) => textContent)).toEqual([
    "Ann Editorann · ann@example.org",
    "Ann Editorann2login locked",
  ]);
});

test("5.4 row 14 while it searches the field stays, with the last rows in the list", async () => {
  const search = jest.fn().mockResolvedValueOnce({ items: [ann] });
  search.mockReturnValue(new Promise(() => undefined));
  setup({ search });
  await open();
  type("bob");
  await settle(250);
  expect(screen.getByRole("status")).toHaveTextContent("Searching…");
  expect(screen.getByRole("option")).toHaveTextContent("Ann Editor");
  expect(box()).toHaveValue("bob");
});

test("5.4 row 15 finding nothing says so, with what was typed", async () => {
  setup({ search: () => answer([]) });
  type(" zzz ");
  await settle(250);
  expect(screen.getByRole("status")).toHaveTextContent("No WordPress users found for 'zzz'");
  key("ArrowDown"); // an empty list once sent the list component into endless recursion
});
