import * as React from "react";
import { Link, mergeStyles } from "@fluentui/react";
import type { PickedItem } from "./picker-item";
import type { Translate } from "./strings";

const box = mergeStyles({ minWidth: 0, overflowWrap: "anywhere", padding: "0 8px", lineHeight: 24 });
const aside = mergeStyles({ marginInlineStart: 8, fontSize: 12, opacity: 0.9 });

/** The chosen row: its name opens it, what tells it apart stands beside. */
export function PickedValue(props: { value: PickedItem; t: Translate; onOpen(key: string): void }): React.ReactElement {
  const { value, t, onOpen } = props;
  return (
    <span className={box}>
      <Link aria-label={t("Open", value.text)} onClick={() => onOpen(value.key)}>
        {value.text}
      </Link>
      {value.aside && <span className={aside}>{value.aside}</span>}
    </span>
  );
}
