import * as React from "react";
import { Link, mergeStyles } from "@fluentui/react";
import { failureKey } from "./failure";
import { pageSize } from "./query";
import type { Translate } from "./strings";
import type { SearchState } from "./useSearch";

const row = mergeStyles({
  display: "flex",
  flexWrap: "wrap",
  columnGap: "8px",
  padding: "4px 8px 0",
  fontSize: 12,
  lineHeight: 16,
});
const onlySpoken = mergeStyles({
  position: "absolute",
  width: 1,
  height: 1,
  overflow: "hidden",
  clip: "rect(0 0 0 0)",
});

/** The line under the field: what a search came to, or a remark on the choice. How many were found is said, not shown. */
export function PickerMessage(props: {
  t: Translate;
  state: SearchState;
  remark: string | undefined;
  onRetry(): void;
}): React.ReactElement {
  const { t, state, remark, onRetry } = props;
  const visible = remark ?? visibleText(t, state);
  return (
    <div className={visible ? row : onlySpoken}>
      <span role="status">{visible ?? spokenText(t, state)}</span>
      {state.phase === "failed" && <Link onClick={onRetry}>{t("Retry")}</Link>}
    </div>
  );
}

function visibleText(t: Translate, { phase, text, items, error }: SearchState): string | undefined {
  if (phase === "failed") return t(failureKey(error));
  if (phase === "nothing") return text.trim() ? t("NothingFound", text.trim()) : t("NothingAtAll");
  if (phase === "searching" && !items.length) return t("Searching");
  return phase === "found" && items.length >= pageSize ? t("FoundMany", items.length) : undefined;
}

function spokenText(t: Translate, { phase, items }: SearchState): string {
  if (phase === "searching") return t("Searching");
  return phase === "found" ? t("Found", items.length) : "";
}
