import * as React from "react";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { BannerBar } from "../../../sandbox/form-host/browser/app/BannerBar";
import { Banners } from "../../../sandbox/form-host/browser/app/banners";
import { appApi } from "../../../sandbox/form-host/browser/xrm/app";

const given = (message: string, level: number, more: object = {}) =>
  ({ type: 2, level, message, ...more }) as unknown as Xrm.App.Notification;

describe("Xrm.App: global notifications", () => {
  let app: Xrm.App;
  beforeEach(() => {
    const banners = new Banners();
    app = appApi(banners);
    render(<BannerBar banners={banners} />);
  });
  const add = async (notification: Xrm.App.Notification): Promise<string> => {
    let id = "";
    await act(async () => void (id = await app.addGlobalNotification(notification)));
    return id;
  };

  test("stand above the page as text, each with its level, until a script clears them by id", async () => {
    const first = await add(given("<b>Out of reach</b>", 2));
    await add(given("All is well", 1));
    expect(screen.getByText("<b>Out of reach</b>").closest("p")).toHaveClass("fh-notification-error");
    expect(screen.getByText("All is well").closest("p")).toHaveClass("fh-notification-success");
    await act(async () => void (await app.clearGlobalNotification(first)));
    expect(screen.queryByText("<b>Out of reach</b>")).not.toBeInTheDocument();
    expect(screen.getByText("All is well")).toBeInTheDocument();
  });

  test("can be closed by the person only where the script says so, and run the script's action", async () => {
    const eventHandler = jest.fn();
    await add(given("Fixed", 4));
    expect(screen.queryByRole("button")).not.toBeInTheDocument();
    await add(given("Try again", 3, { showCloseButton: true, action: { actionLabel: "Retry", eventHandler } }));
    fireEvent.click(screen.getByRole("button", { name: "Retry" }));
    expect(eventHandler).toHaveBeenCalledTimes(1);
    fireEvent.click(screen.getByRole("button", { name: "Dismiss" }));
    expect(screen.queryByText("Try again")).not.toBeInTheDocument();
    expect(screen.getByText("Fixed")).toBeInTheDocument();
  });

  test("side panes are not there, and say so", () => {
    expect(() => app.sidePanes.createPane()).toThrow("not implemented in the sandbox: Xrm.App.sidePanes.createPane");
  });
});
