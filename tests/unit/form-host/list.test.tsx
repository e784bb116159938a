import * as React from "react";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { DialogLayer } from "../../../sandbox/form-host/browser/app/DialogLayer";
import { ListPage } from "../../../sandbox/form-host/browser/list/ListPage";
import { globalContext } from "../../../sandbox/form-host/browser/xrm/global-context";
import { openSample, personId, sampleMetadata } from "./sample";
import "./patient-queries";

const view = {
  id: "v1",
  name: { 1033: "All people" },
  queryType: 0,
  isDefault: true,
  columns: [{ name: "name", width: 200 }],
  fetchXml: `<fetch><entity name="person"><attribute name="name"/></entity></fetch>`,
};
const metadata = {
  ...sampleMetadata,
  tables: { ...sampleMetadata.tables, person: { ...sampleMetadata.tables["person"]!, views: [view] } },
};

test("a row that a search is about to replace can't be chosen, so no choice vanishes with it", async () => {
  const sample = openSample({ id: personId, metadata });
  let answer = (): void => undefined;
  let answered = Promise.resolve();
  const row = { personid: personId, name: "Anna" };
  sample.server.answer = async () => {
    await answered;
    return { status: 200, body: { value: [row] } };
  };
  const { services } = sample;
  render(<ListPage services={services} table="person" viewId={undefined} />);
  const box = () => screen.getByRole("checkbox", { name: "Select Anna" }) as HTMLInputElement;
  await waitFor(box);

  answered = new Promise((resolve) => (answer = resolve));
  fireEvent.change(screen.getByPlaceholderText("Filter by keyword"), { target: { value: "Anna" } });
  fireEvent.submit(screen.getByRole("search"));
  fireEvent.click(box());
  expect(box().checked).toBe(false);
  await act(async () => answer());
  await waitFor(() => expect(document.querySelector("[aria-busy=true]")).toBeNull());
  fireEvent.click(box());
  expect(box().checked).toBe(true);
});

const rowsOf = (count: number, first = 1) =>
  Array.from({ length: count }, (_nothing, index) => ({
    personid: `11111111-1111-4111-8111-${String(first + index).padStart(12, "0")}`,
    name: `Person ${first + index}`,
  }));

/** A list of people; `answer` gets the number of the page that is asked for. */
function showList(answer: (page: number) => { status: number; body?: object }) {
  const sample = openSample({ id: personId, metadata });
  sample.server.answer = ({ method, path }) =>
    method === "GET" ? answer(Number(/page%3D%22(\d+)/.exec(path)?.[1])) : { status: 204 };
  const { services } = sample;
  render(
    <>
      <ListPage services={services} table="person" viewId={undefined} />
      <DialogLayer services={services} globalContext={globalContext(services)} />
    </>,
  );
  return sample;
}
const total = "@Microsoft.Dynamics.CRM.totalrecordcount";
const limited = "@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded";

test("a list that can't be read says why, counts nothing, and is read again on demand", async () => {
  let fails = true;
  showList(() =>
    fails
      ? { status: 503, body: { error: { code: "0x0", message: "Down for a moment." } } }
      : { status: 200, body: { value: rowsOf(2), [total]: 2 } },
  );
  await screen.findByText(/Down for a moment\./);
  expect(screen.queryByText(/ of /)).toBeNull();
  fails = false;
  await userEvent.click(screen.getByRole("button", { name: "Retry" }));
  expect(await screen.findByText("1 - 2 of 2")).toBeVisible();
  expect(screen.queryByText(/Down for a moment/)).toBeNull();
});

test("an empty view says that there is nothing to show", async () => {
  showList(() => ({ status: 200, body: { value: [], [total]: 0 } }));
  expect(await screen.findByText("We didn't find anything to show here")).toBeVisible();
  expect(screen.getByText("0 - 0 of 0")).toBeVisible();
});

test("Count number of rows: above 5,000 the list says 5000+", async () => {
  showList(() => ({ status: 200, body: { value: rowsOf(50), [total]: 5000, [limited]: true } }));
  expect(await screen.findByText("1 - 50 of 5000+")).toBeVisible();
});

test("the rows and what is said of them change together, not before the next page is there", async () => {
  let answer = (): void => undefined;
  const later = new Promise<void>((resolve) => (answer = resolve));
  const sample = showList(() => ({ status: 200, body: { value: rowsOf(50), [total]: 51 } }));
  await screen.findByText("1 - 50 of 51");
  sample.server.answer = async () => {
    await later;
    return { status: 200, body: { value: rowsOf(1, 51), [total]: 51 } };
  };
  await userEvent.click(screen.getByRole("button", { name: "Next page" }));
  expect(screen.getByText("1 - 50 of 51")).toBeVisible();
  await act(async () => answer());
  expect(await screen.findByText("51 - 51 of 51")).toBeVisible();
});

test("after the last row of the last page is deleted the page before it is shown", async () => {
  let gone = false;
  const sample = showList((page) =>
    page === 1
      ? { status: 200, body: { value: rowsOf(50), [total]: gone ? 50 : 51 } }
      : { status: 200, body: { value: gone ? [] : rowsOf(1, 51), [total]: 51 } },
  );
  await screen.findByText("1 - 50 of 51");
  await userEvent.click(screen.getByRole("button", { name: "Next page" }));
  await userEvent.click(await screen.findByRole("checkbox", { name: "Select Person 51" }));
  await userEvent.click(screen.getByRole("button", { name: "Delete" }));
  gone = true;
  await userEvent.click(screen.getAllByRole("button", { name: "Delete" }).pop()!);
  expect(await screen.findByText("1 - 50 of 50")).toBeVisible();
  expect(sample.server.requests.filter(({ method }) => method === "DELETE")).toHaveLength(1);
});

test("rows that may not be deleted are told with the reason, and keep no other row from being deleted", async () => {
  const sample = showList(() => ({ status: 200, body: { value: rowsOf(3), [total]: 3 } }));
  await userEvent.click(await screen.findByRole("checkbox", { name: "Select all rows on this page" }));
  const read = sample.server.answer;
  sample.server.answer = (request) =>
    request.method === "DELETE" && request.path.includes("000000000001")
      ? { status: 403, body: { error: { code: "0x80040220", message: "It is needed elsewhere." } } }
      : read(request);
  await userEvent.click(screen.getByRole("button", { name: "Delete" }));
  await userEvent.click(screen.getAllByRole("button", { name: "Delete" }).pop()!);
  const dialog = await screen.findByRole("dialog", { name: "Error" });
  expect(dialog).toHaveTextContent("1 of 3 rows were not deleted: It is needed elsewhere.");
  expect(sample.server.requests.filter(({ method }) => method === "DELETE")).toHaveLength(3);
});
