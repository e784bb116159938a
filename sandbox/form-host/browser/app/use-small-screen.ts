import * as React from "react";

/** Up to this many pixels the navigation is a drawer over the page; the style sheet follows by the app's class `fh-small`. */
const smallScreen = "(max-width: 720px)";

/** Whether the window is as small as a telephone's. */
export function useSmallScreen(): boolean {
  // Not every environment of scripts has a screen to ask about.
  const [query] = React.useState(() => window.matchMedia?.(smallScreen));
  const [small, setSmall] = React.useState(query?.matches ?? false);
  React.useEffect(() => {
    const look = (): void => setSmall(query?.matches ?? false);
    query?.addEventListener("change", look);
    return () => query?.removeEventListener("change", look);
  }, [query]);
  return small;
}
