import * as React from "react";
import { Link } from "@fluentui/react";

/** What the line under the field says and offers. */
export interface Message {
  text?: string;
  /** Said by a screen reader, not shown. */
  quiet?: boolean;
  /** Shown beside, and not said at each change: a countdown. */
  aside?: string;
  actions?: [text: string, run: () => void][];
}

/** The line under the field: what a search came to, a question, a remark on the value. */
export function PickerMessage(props: {
  id: string;
  message: Message;
  /** Takes the focus: the button that was pressed is gone next. */
  onAct(): void;
}): React.ReactElement {
  const { id, message, onAct } = props;
  const { text, quiet, aside, actions } = message;
  return (
    <div className="icds-message">
      <span role="status" id={id} className={quiet ? "icds-spoken" : ""}>
        {text}
      </span>
      {aside && <span>{aside}</span>}
      {actions?.map(([name, run]) => (
        <Link
          key={name}
          onClick={() => {
            onAct();
            run();
          }}
        >
          {name}
        </Link>
      ))}
    </div>
  );
}
