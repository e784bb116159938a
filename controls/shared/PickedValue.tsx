import * as React from "react";
import { Link, mergeStyles } from "@fluentui/react";
import type { PickedItem } from "./picker-item";
import type { Translate } from "./strings";

const box = mergeStyles({ minWidth: 0, overflowWrap: "anywhere", padding: "0 8px", lineHeight: 24 });
const aside = mergeStyles({ display: "inline-block", fontSize: 12 });
const name = mergeStyles({ marginInlineEnd: 8 });

/** The chosen row: its name opens it, what tells it apart stands beside. */
export function PickedValue(props: { value: PickedItem; t: Translate; onOpen(key: string): void }): React.ReactElement {
  const { value, t, onOpen } = props;
  return (
    <span className={box}>
      <Link className={name} aria-label={t("Open", value.text)} onClick={() => onOpen(value.key)}>
        {value.text}
      </Link>
      {value.aside && <span className={aside}>{value.aside}</span>}
    </span>
  );
}
