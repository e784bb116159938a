import * as React from "react";
import { type Label, type View } from "../../../metadata/types";
import { Menu } from "../app/Menu";
import { word } from "../person/words/words";

interface ViewSelectorProps {
  views: View[];
  current: View;
  text: (label: Label) => string;
  onChoose: (view: View) => void;
  /** A page's title is its first heading; a part of a page has a smaller one. */
  heading?: "h1" | "h2";
}

/** The list's title; opens the list of views. */
export function ViewSelector({ views, current, text, onChoose, heading = "h1" }: ViewSelectorProps) {
  return (
    <Menu
      className="fh-view-selector"
      label={word("views")}
      heading={heading}
      items={views.map((view) => ({
        key: view.id,
        label: text(view.name),
        note: view.isDefault ? word("default") : undefined,
        checked: view.id === current.id,
        run: () => onChoose(view),
      }))}
    >
      {text(current.name)}
    </Menu>
  );
}
