import * as React from "react";
import { word } from "../person/words/words";
import { Icon } from "./Icon";

interface ModalProps {
  title: string;
  hideTitle?: boolean;
  wide?: boolean;
  /** A pane at the far side instead of a box in the middle. */
  side?: boolean;
  size?: React.CSSProperties;
  onCancel: () => void;
  children: React.ReactNode;
}

const focusable = "button:not(:disabled), a[href], input:not(:disabled), select, textarea, [tabindex='0']";
let count = 0;

/** A dialog over everything: keeps the keyboard inside, gives it back when closed, Escape cancels. */
export function Modal(props: ModalProps): React.ReactElement {
  const { title, hideTitle = false, wide = false, side = false, size, onCancel, children } = props;
  const box = React.useRef<HTMLDivElement>(null);
  const [titleId] = React.useState(() => `dialog-${++count}`);

  React.useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    const first =
      box.current?.querySelector<HTMLElement>("[data-autofocus]") ?? box.current?.querySelector<HTMLElement>(focusable);
    first?.focus();
    return () => before?.focus?.();
  }, []);

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === "Escape") {
      event.stopPropagation();
      onCancel();
    }
    if (event.key !== "Tab") return;
    const inside = Array.from(box.current?.querySelectorAll<HTMLElement>(focusable) ?? []);
    const edge = event.shiftKey ? inside[0] : inside[inside.length - 1];
    if (document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? inside[inside.length - 1] : inside[0])?.focus();
  };
  return (
    <div className={side ? "fh-overlay fh-overlay-side" : "fh-overlay"} onKeyDown={onKeyDown}>
      <div
        ref={box}
        role="dialog"
        aria-modal="true"
        aria-labelledby={titleId}
        className={["fh-dialog", wide && "fh-dialog-wide", side && "fh-dialog-side"].filter(Boolean).join(" ")}
        style={size}
      >
        <h2 id={titleId} className={hideTitle ? "fh-visually-hidden" : "fh-dialog-title"}>
          {title}
        </h2>
        <button type="button" className="fh-plain-button fh-dialog-close" aria-label={word("close")} onClick={onCancel}>
          <Icon name="close" />
        </button>
        {children}
      </div>
    </div>
  );
}
