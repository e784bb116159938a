import * as React from "react";
import { Icon, type IconName } from "./Icon";

export interface Command {
  key: string;
  label: string;
  icon: IconName;
  iconOnly?: boolean;
  disabled?: boolean;
  run: () => unknown;
}

/** The row of buttons above a page. */
export function CommandBar({ commands, onBack }: { commands: Command[]; onBack?: () => void }): React.ReactElement {
  return (
    <div className="fh-card fh-command-bar" role="toolbar" aria-label="Commands">
      {onBack && (
        <button type="button" className="fh-command" aria-label="Go back" onClick={onBack}>
          <Icon name="back" mirror />
        </button>
      )}
      {commands.map(({ key, label, icon, iconOnly, disabled, run }) => (
        <button
          key={key}
          type="button"
          className="fh-command"
          data-command={key}
          disabled={disabled}
          aria-label={iconOnly ? label : undefined}
          title={iconOnly ? label : undefined}
          onClick={() => void run()}
        >
          <Icon name={icon} />
          {!iconOnly && label}
        </button>
      ))}
    </div>
  );
}
