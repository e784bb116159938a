import type { Message } from "./PickerMessage";
import { failureText, type Translate } from "./strings";
import type { SearchState } from "./useSearch";

/** What a search has to say at the moment; nothing when its rows speak for themselves. How many were found is said, not shown. */
export function searchMessage(t: Translate, state: SearchState, retry: () => void): Message | undefined {
  const { searching, found, items, full, reason, wait } = state;
  const text = state.text.trim();
  const count = items.length;
  if (reason) {
    const failed = failureText(t, "Failed", reason);
    return wait ? { text: failed, aside: t("RetryIn", wait) } : { text: failed, actions: [[t("Retry"), retry]] };
  }
  if (searching) return { text: t("Searching"), quiet: !!count };
  if (!found) return undefined;
  if (!count) return { text: text ? t("NothingFound", text) : t("NothingAtAll") };
  return { text: t(full ? "FoundMany" : "Found", count), quiet: !full };
}
