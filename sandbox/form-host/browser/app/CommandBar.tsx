import * as React from "react";
import { word } from "../person/words/words";
import { Icon, type IconName, Picture } from "./Icon";

export interface Command {
  key: string;
  label: string;
  icon: IconName;
  /** Address of a web resource that takes the icon's place. */
  picture?: string;
  iconOnly?: boolean;
  tooltip?: string;
  disabled?: boolean;
  run: () => unknown;
}

/** The row of buttons above a page. */
export function CommandBar({ commands, onBack }: { commands: Command[]; onBack?: () => void }): React.ReactElement {
  return (
    <div className="fh-card fh-command-bar" role="toolbar" aria-label={word("commands")}>
      {onBack && (
        <button type="button" className="fh-command" aria-label={word("back")} onClick={onBack}>
          <Icon name="back" mirror />
        </button>
      )}
      {commands.map(({ key, label, icon, picture, iconOnly, tooltip, disabled, run }) => (
        <button
          key={key}
          type="button"
          className="fh-command"
          data-command={key}
          disabled={disabled}
          aria-label={iconOnly ? label : undefined}
          title={tooltip || (iconOnly ? label : undefined)}
          onClick={() => void run()}
        >
          {picture ? <Picture source={picture} /> : <Icon name={icon} />}
          {!iconOnly && label}
        </button>
      ))}
    </div>
  );
}
