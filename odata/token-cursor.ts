import { QueryError } from "./query-error";
import { tokenize, type Token } from "./tokenize";

/** A place between the tokens of a filter that moves to the right. @throws QueryError for text that can't be cut into tokens. */
export function createTokenCursor(text: string) {
  const tokens = tokenize(text);
  let index = 0;
  /** Behind the last token stands `end`, which nothing moves past. */
  const peek = (): Token => tokens[index]!;

  function isPunctuation(expected: string): boolean {
    const token = peek();
    return token.kind === "punctuation" && token.text === expected;
  }

  function take(expected: string): boolean {
    if (!isPunctuation(expected)) return false;
    index++;
    return true;
  }

  function fail(what: string): QueryError {
    return new QueryError(`${what} at position ${peek().position} in '${text}'.`, peek().position);
  }

  return {
    peek,
    advance: (): void => void index++,
    isPunctuation,
    /** Moves past this punctuation; false where something else stands. */
    take,
    /** Moves past this punctuation. @throws QueryError where something else stands. */
    expect(expected: string): void {
      if (!take(expected)) throw fail(`'${expected}' expected`);
    },
    /** Moves past this word; false where something else stands. */
    takeName(word: string): boolean {
      const token = peek();
      if (token.kind !== "name" || token.text !== word) return false;
      index++;
      return true;
    },
    /** An error that names the place. */
    fail,
  };
}
