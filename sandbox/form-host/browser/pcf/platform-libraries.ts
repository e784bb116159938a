import * as React from "react";

interface FluentLibrary {
  registerIcons(subset: object): void;
  unregisterIcons(names: string[]): void;
  setIconOptions(options: { disableWarnings: boolean }): void;
}

/**
 * Gives virtual controls the libraries under the names their bundles ask for: React 17 as `Reactv16`,
 * Fluent UI 8.121.1 as `FluentUIReactv81211` (documentation: "React controls & platform libraries").
 */
export function preparePlatformLibraries(): void {
  const page = window as unknown as Record<string, unknown>;
  const fluent = page["FluentUIReact"] as FluentLibrary | undefined;
  page["Reactv16"] = React;
  if (!fluent) return;
  page["FluentUIReactv81211"] = fluent;
  // Fluent's icon font lives on a server of Microsoft's; these are drawn here, so that the sandbox needs no network.
  fluent.setIconOptions({ disableWarnings: true });
  fluent.unregisterIcons(Object.keys(icons));
  fluent.registerIcons({ style: { display: "inline-flex", width: "1em", height: "1em" }, icons });
}

const draw = (path: string): React.ReactElement =>
  React.createElement(
    "svg",
    {
      viewBox: "0 0 20 20",
      width: "1em",
      height: "1em",
      fill: "none",
      stroke: "currentColor",
      strokeWidth: 1.5,
      "aria-hidden": true,
    },
    React.createElement("path", { d: path }),
  );

const cross = draw("M5 5l10 10M15 5L5 15");
const icons = {
  cancel: cross,
  clear: cross,
  chromeclose: cross,
  checkmark: draw("M4 10.5l4 4 8-9"),
  chevrondown: draw("M5 8l5 5 5-5"),
  contact: draw("M10 3.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM4 16.5c.4-3 2.8-4.5 6-4.5s5.6 1.5 6 4.5"),
  error: draw("M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6.5v4.5M10 13.2v.3"),
  info: draw("M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 9v4.5M10 6.5v.3"),
  lock: draw("M5.5 9h9v7.5h-9zM7.5 9V6.5a2.5 2.5 0 0 1 5 0V9"),
  refresh: draw("M15.8 8.5A6 6 0 1 0 16 11M16 4.5v4h-4"),
  search: draw("M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4zM12.8 12.8L16.5 16.5"),
  warning: draw("M10 3.5l7 13H3zM10 8.5v4M10 14.2v.3"),
};
