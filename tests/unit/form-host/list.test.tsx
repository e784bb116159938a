import * as React from "react";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { ListPage } from "../../../sandbox/form-host/browser/list/ListPage";
import { globalContext } from "../../../sandbox/form-host/browser/xrm/global-context";
import { openSample, personId, sampleMetadata } from "./sample";

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
  render(<ListPage services={services} globalContext={globalContext(services)} table="person" viewId={undefined} />);
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
