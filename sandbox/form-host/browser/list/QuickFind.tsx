import * as React from "react";
import { Icon } from "../app/Icon";
import { word } from "../person/words/words";

interface QuickFindProps {
  onSearch: (text: string) => void;
  /** What is typed into it at first. */
  given?: string | undefined;
  /** A dialog starts with the keyboard in it. */
  focused?: boolean;
}

/** "Filter by keyword": searches the quick-find columns when Enter or the magnifier is pressed. */
export function QuickFind({ onSearch, given = "", focused }: QuickFindProps): React.ReactElement {
  const [text, setText] = React.useState(given);
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
      <button type="submit" aria-label={word("startSearch")}>
        <Icon name="search" />
      </button>
      <input
        type="text"
        data-autofocus={focused || undefined}
        aria-label={word("filter")}
        placeholder={word("filter")}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || !text) return;
          // The first Escape is the text's, the next one the dialog's around it.
          event.stopPropagation();
          clear();
        }}
      />
      {text && (
        <button type="button" aria-label={word("clearSearch")} onClick={clear}>
          <Icon name="close" />
        </button>
      )}
    </form>
  );
}
