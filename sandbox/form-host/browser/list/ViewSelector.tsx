import * as React from "react";
import { type Label, type View } from "../../../metadata/types";
import { Icon } from "../app/Icon";
import { useMenu } from "../app/use-menu";
import { word } from "../person/words/words";

interface ViewSelectorProps {
  views: View[];
  current: View;
  text: (label: Label) => string;
  onChoose: (view: View) => void;
}

/** The list's title; opens the list of views. */
export function ViewSelector({ views, current, text, onChoose }: ViewSelectorProps): React.ReactElement {
  const { open, setOpen, holder } = useMenu<HTMLDivElement>();
  return (
    <div className="fh-view-selector" {...holder}>
      <h1>
        <button type="button" aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(!open)}>
          {text(current.name)}
          <Icon name="chevronDown" />
        </button>
      </h1>
      {open && (
        <ul role="menu" className="fh-menu" aria-label={word("views")}>
          {views.map((view) => (
            <li key={view.id} role="none">
              <button
                type="button"
                role="menuitemradio"
                aria-checked={view.id === current.id}
                onClick={() => {
                  setOpen(false);
                  onChoose(view);
                }}
              >
                {text(view.name)}
                {view.isDefault && <span className="fh-menu-note">{word("default")}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
