import * as React from "react";
import { useEmitter } from "../emitter";
import { word } from "../person/words/words";
import { type Banners } from "./banners";
import { Icon } from "./Icon";

const icons = { SUCCESS: "check", ERROR: "error", WARNING: "warning", INFO: "info" } as const;

/** App-wide messages above the page. */
export function BannerBar({ banners }: { banners: Banners }): React.ReactElement {
  useEmitter(banners.changes);
  return (
    <div className="fh-notifications" role="region" aria-label={word("notifications")} aria-live="polite">
      {banners.list.map(({ id, level, message, canClose, action }) => (
        <p key={id} className={`fh-notification fh-notification-${level.toLowerCase()}`}>
          <Icon name={icons[level]} />
          <span>{message}</span>
          {action && (
            <button type="button" className="fh-link-button" onClick={action.run}>
              {action.label}
            </button>
          )}
          {canClose && (
            <button
              type="button"
              className="fh-plain-button"
              aria-label={word("dismiss")}
              onClick={() => banners.remove(id)}
            >
              <Icon name="close" />
            </button>
          )}
        </p>
      ))}
    </div>
  );
}
