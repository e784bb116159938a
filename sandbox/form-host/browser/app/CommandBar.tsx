import * as React from "react";
import { word } from "../person/words/words";
import { Icon, type IconName, Picture } from "./Icon";
import { Menu } from "./Menu";
import { moreKey, useToolbar } from "./use-toolbar";

export interface Command {
  key: string;
  label: string;
  icon: IconName;
  /** Address of a web resource that takes the icon's place. */
  picture?: string;
  iconOnly?: boolean;
  tooltip?: string;
  run: () => unknown;
}

const noRoom: React.CSSProperties = { position: "absolute", visibility: "hidden" };

/** The row of buttons above a page; on a small screen a menu holds those that have no room. */
export function CommandBar({ commands, onBack }: { commands: Command[]; onBack?: () => void }): React.ReactElement {
  const back: Command[] = onBack
    ? [{ key: "back", label: word("back"), icon: "back", iconOnly: true, run: onBack }]
    : [];
  const all = [...back, ...commands];
  const { fitting, holder, button } = useToolbar<HTMLDivElement>(all.map(({ key }) => key));
  const rest = all.slice(fitting);
  return (
    <div className="fh-card fh-command-bar" role="toolbar" aria-label={word("commands")} {...holder}>
      {all.map(({ key, label, icon, picture, iconOnly, tooltip, run }, index) => (
        <button
          key={key}
          type="button"
          className="fh-command"
          {...button(key)}
          style={index < fitting ? undefined : noRoom}
          aria-label={iconOnly ? label : undefined}
          title={tooltip || (iconOnly ? label : undefined)}
          onClick={() => void run()}
        >
          {picture ? <Picture source={picture} /> : <Icon name={icon} mirror={icon === "back"} />}
          {!iconOnly && label}
        </button>
      ))}
      {rest.length > 0 && (
        <Menu
          className="fh-command-more"
          icon="more"
          label={word("moreCommands")}
          atEnd
          button={{ ...button(moreKey), className: "fh-command", "aria-label": word("moreCommands") }}
          items={rest.map(({ key, label, run }) => ({ key, label, run: () => void run() }))}
        />
      )}
    </div>
  );
}
