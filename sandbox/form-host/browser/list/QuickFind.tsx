import * as React from "react";
import { Icon } from "../app/Icon";

/** "Filter by keyword": searches the quick-find columns when Enter or the magnifier is pressed. */
export function QuickFind({ onSearch }: { onSearch: (text: string) => void }): React.ReactElement {
  const [text, setText] = React.useState("");
  const clear = (): void => {
    setText("");
    onSearch("");
  };
  return (
    <form
      role="search"
      className="fh-quick-find"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(text);
      }}
    >
      <button type="submit" aria-label="Start search">
        <Icon name="search" />
      </button>
      <input
        type="text"
        aria-label="Filter by keyword"
        placeholder="Filter by keyword"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && text) clear();
        }}
      />
      {text && (
        <button type="button" aria-label="Clear search" onClick={clear}>
          <Icon name="close" />
        </button>
      )}
    </form>
  );
}
