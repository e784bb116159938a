import * as React from "react";
import { Link } from "@fluentui/react";
import type { PickedItem } from "./picker-item";
import type { Translate } from "./strings";

/** The chosen row: its name opens it, what tells it apart stands beside. */
export function PickedValue(props: {
  id?: string;
  value: PickedItem;
  t: Translate;
  onOpen(key: string): void;
}): React.ReactElement {
  const { id, value, t, onOpen } = props;
  return (
    <span className="icds-value" id={id}>
      <Link aria-label={t("Open", value.text)} disabled={!value.key} onClick={() => onOpen(value.key)}>
        {value.text}
      </Link>
      {value.aside && <span>{value.aside}</span>}
    </span>
  );
}
