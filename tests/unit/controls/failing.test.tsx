import { fireEvent, screen } from "@testing-library/react";
import type { Answer } from "../../../controls/shared/picker-item";
import { ann, answer, bob, leaveBox, open, settle, setup, type } from "./search-picker-on-a-page";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test("5.4 row 16 a failed search never looks like nothing found, keeps the value and can be retried", async () => {
  jest.spyOn(console, "error").mockImplementation();
  const search = jest.fn<Promise<Answer>, [string]>().mockRejectedValueOnce(new Error("503"));
  search.mockResolvedValue({ items: [bob] });
  const { onChange } = setup({ search, value: { key: "1", text: "Ann Editor" } });
  type("bob");
  await settle(250);
  expect(screen.getByRole("status")).toHaveTextContent("The search failed. Nothing was changed.");
  expect(screen.queryByText(/No WordPress users/)).toBeNull();
  leaveBox();
  await settle();
  expect(screen.getByRole("button", { name: "Open Ann Editor" })).toBeVisible();
  fireEvent.click(screen.getByRole("button", { name: "Retry" }));
  await settle();
  expect(search.mock.calls).toEqual([["bob"], ["bob"]]);
  expect(screen.getAllByRole("option")).toHaveLength(1);
  expect(onChange).not.toHaveBeenCalled();
});

test.each([
  ["no right", { errorCode: 0x80040220 - 2 ** 32 }, "You don't have the right to search here."],
  ["WordPress out of reach", { errorCode: 0x80040224 }, "WordPress can't be reached."],
  ["anything else", new Error("500"), "The search failed."],
])("5.4 row 16 each failure has its own sentence: %s", async (_what, error, sentence) => {
  jest.spyOn(console, "error").mockImplementation();
  setup({ search: () => Promise.reject(error) });
  await open();
  expect(screen.getByRole("status")).toHaveTextContent(sentence);
  expect(screen.getByRole("button", { name: "Retry" })).toBeVisible();
});

test("5.4 row 16 too many requests: counts down 5 s, tries by itself, and waits longer the second time", async () => {
  jest.spyOn(console, "error").mockImplementation();
  const search = jest.fn().mockRejectedValue({ errorCode: 0x80072322 });
  setup({ search });
  await open();
  expect(screen.getByText("Trying again in 5 s")).toBeVisible();
  await settle(3000);
  expect(screen.getByText("Trying again in 2 s")).toBeVisible();
  await settle(2000);
  expect(search).toHaveBeenCalledTimes(2);
  expect(screen.getByText("Trying again in 10 s")).toBeVisible();
});

test("5.4 row 16 the waits for too many requests grow to a minute and no further, until an answer comes", async () => {
  jest.spyOn(console, "error").mockImplementation();
  const search = jest.fn().mockRejectedValue({ errorCode: 0x80072321 });
  setup({ search });
  await open();
  for (const seconds of [5, 10, 20, 40, 60, 60]) {
    expect(screen.getByText(`Trying again in ${seconds} s`)).toBeVisible();
    if (seconds === 60) search.mockResolvedValueOnce({ items: [ann] }).mockRejectedValue({ errorCode: 0x80072326 });
    else search.mockRejectedValue({ errorCode: 0x80072322 });
    await settle(seconds * 1000);
    if (seconds === 60) break;
  }
  expect(screen.getByRole("option")).toBeInTheDocument();
  type("b");
  await settle(250);
  expect(screen.getByText("Trying again in 5 s")).toBeVisible();
});

test("5.4 row 16 an answer that doesn't come within 10 s is a failure, and what comes later is dropped", async () => {
  jest.spyOn(console, "error").mockImplementation();
  let late: (answer: Answer) => void = () => undefined;
  setup({ search: () => new Promise((resolve) => (late = resolve)) });
  await open();
  await settle(10_000);
  expect(screen.getByRole("status")).toHaveTextContent("WordPress didn't answer in time.");
  late({ items: [ann] });
  await settle();
  expect(screen.queryAllByRole("option")).toHaveLength(0);
});

test("5.4 row 16 offline is said as such", async () => {
  jest.spyOn(console, "error").mockImplementation();
  jest.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  setup({ search: () => Promise.reject(new Error("Failed to fetch")) });
  await open();
  expect(screen.getByRole("status")).toHaveTextContent("You are offline.");
  jest.restoreAllMocks();
});

test("5.4 row 16 details with the request id go to the console, never to the screen", async () => {
  const log = jest.spyOn(console, "error").mockImplementation();
  const failure = { errorCode: 0x80040224, message: "Secret detail", raw: '{"requestId":"r-42"}' };
  const { container } = setup({ search: () => Promise.reject(failure) });
  await open();
  expect(log.mock.calls.flat()).toContain(failure);
  expect(container).not.toHaveTextContent(/Secret|r-42/);
});

test.each([
  ["no right", { errorCode: 0x80040220 }, "You don't have the right to change WordPress users."],
  ["anything else", new Error("500"), "Taking over failed. Look at who is bound, then try again."],
])("5.4 row 16 a failed take-over says why and can be tried again: %s", async (_what, error, sentence) => {
  jest.spyOn(console, "error").mockImplementation();
  const takeOver = jest.fn().mockRejectedValueOnce(error).mockResolvedValue(undefined);
  setup({ takeOver, search: () => answer([{ ...ann, question: "Take over?" }]) });
  await open();
  fireEvent.click(screen.getByRole("option"));
  fireEvent.click(screen.getByRole("button", { name: "Take over" }));
  await settle();
  expect(screen.getByRole("status")).toHaveTextContent(sentence);
  fireEvent.click(screen.getByRole("button", { name: "Retry" }));
  await settle();
  expect(takeOver).toHaveBeenCalledTimes(2);
  expect(screen.getByRole("status")).not.toHaveTextContent(sentence);
});

test("5.4 row 28 nothing happens after the field is gone", async () => {
  const { search, unmount } = setup();
  type("ann");
  unmount();
  await settle(1000);
  expect(search).not.toHaveBeenCalled();
});

test("5.4 row 28 a field that goes while it counts down or waits for an answer does nothing more", async () => {
  jest.spyOn(console, "error").mockImplementation();
  const busy = setup({ search: jest.fn().mockRejectedValue({ errorCode: 0x80072322 }) });
  await open();
  busy.unmount();
  await settle(120_000);
  expect(busy.search).toHaveBeenCalledTimes(1);
  expect(jest.getTimerCount()).toBe(0);
});
