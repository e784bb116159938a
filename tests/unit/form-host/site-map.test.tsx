import * as React from "react";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { SiteMap } from "../../../sandbox/form-host/browser/app/SiteMap";
import { openSample, sampleMetadata } from "./sample";
import "./patient-queries";

const areas = [
  {
    id: "people",
    title: { 1033: "People" },
    groups: [
      {
        id: "all",
        title: { 1033: "Everybody" },
        subAreas: ["person", "pet"].map((table) => ({ id: table, title: { 1033: `All of ${table}` }, table })),
      },
    ],
  },
];
const metadata = { ...sampleMetadata, apps: sampleMetadata.apps.map((app) => ({ ...app, areas })) };

function show(drawer: boolean, tables = {}) {
  const { services } = openSample({ metadata, access: { tables } });
  render(
    <>
      <SiteMap services={services} drawer={drawer} />
      <button>Page</button>
    </>,
  );
  return services;
}
const toggle = () => screen.getByRole("button", { name: "Site map" });
const links = () => screen.queryAllByRole("link").map(({ textContent }) => textContent);

test("the site map opens wide and folds into a strip of pictures that keep their names", async () => {
  show(false);
  expect(screen.getByRole("heading", { name: "Everybody" })).toBeVisible();
  await userEvent.click(toggle());
  expect(toggle()).toHaveAttribute("aria-expanded", "false");
  expect(links()).toEqual(["", ""]);
  expect(screen.getByRole("link", { name: "All of pet" })).toBeVisible();
});

test("a table that the person may not read is not in the site map", () => {
  show(false, { pet: { read: false } });
  expect(links()).toEqual(["All of person"]);
});

test("on a small screen the site map is its button alone until it is opened; Escape closes it and keeps the keyboard there", async () => {
  show(true);
  expect(links()).toEqual([]);
  await userEvent.click(toggle());
  expect(links()).toEqual(["All of person", "All of pet"]);
  await userEvent.tab();
  await userEvent.keyboard("{Escape}");
  expect(links()).toEqual([]);
  expect(toggle()).toHaveFocus();
});

test("on a small screen choosing a page, or going on to the page, closes the site map; staying on a page keeps it", async () => {
  const { router } = show(true);
  await userEvent.click(toggle());
  router.guard = async () => false;
  await userEvent.click(screen.getByRole("link", { name: "All of pet" }));
  expect(links()).toHaveLength(2);
  router.guard = undefined;
  await userEvent.click(screen.getByRole("link", { name: "All of pet" }));
  await waitFor(() => expect(links()).toEqual([]));
  expect(router.page).toMatchObject({ type: "list", table: "pet" });
  await userEvent.click(toggle());
  await userEvent.click(screen.getByRole("button", { name: "Page" }));
  expect(links()).toEqual([]);
  expect(screen.getByRole("button", { name: "Page" })).toHaveFocus();
});
