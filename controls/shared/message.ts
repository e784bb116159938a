import type { Message } from "./PickerMessage";
import { textOf, type Translate } from "./strings";
import type { SearchState } from "./useSearch";

/** What a search has to say at the moment; nothing when its rows speak for themselves. How many were found is said, not shown. */
export function searchMessage(t: Translate, state: SearchState, retry: () => void): Message | undefined {
  const { phase, items, full, reason, wait } = state;
  const text = state.text.trim();
  const count = items.length;
  if (reason) {
    const failed = textOf(t, `Failed${reason}`, "Failed");
    return wait ? { text: failed, aside: t("RetryIn", wait) } : { text: failed, actions: [[t("Retry"), retry]] };
  }
  if (phase === "searching") return { text: t("Searching"), quiet: !!count };
  if (phase !== "found") return undefined;
  if (!count) return { text: text ? t("NothingFound", text) : t("NothingAtAll") };
  return { text: t(full ? "FoundMany" : "Found", count), quiet: !full };
}
