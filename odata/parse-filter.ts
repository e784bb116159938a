import {
  comparisons,
  crmNamespace,
  functions,
  type Comparison,
  type CrmCall,
  type Expression,
  type FunctionName,
  type Literal,
} from "./expression";
import { QueryError } from "./query-error";
import { createTokenCursor } from "./token-cursor";
import { type Token } from "./tokenize";

export interface FilterOptions {
  /** Values of `@name` aliases as the query string has them, e.g. `{ "@p1": "'Ann'" }`. */
  aliases?: Record<string, string>;
  /** Longest filter in characters; 32,768 when left out, the longest address Dataverse takes. */
  maxLength?: number;
  /** Deepest nesting of brackets, functions and `not`; 100 when left out. */
  maxDepth?: number;
}

/**
 * Reads a `$filter`. Operators and functions are lower case as OData has them; arithmetic and lambda operators are refused.
 * @throws QueryError with a sentence that names the position.
 */
export function parseFilter(text: string, options: FilterOptions = {}): Expression {
  return reader(text, options, false).expression();
}

/** Reads one text: a whole filter, or what stands behind `=` in a query function of Dataverse. */
function reader(text: string, options: FilterOptions, insideAlias: boolean) {
  const { aliases = {}, maxLength = 32_768, maxDepth = 100 } = options;
  if (text.length > maxLength)
    throw new QueryError(`The filter is ${text.length} characters long; at most ${maxLength} are accepted.`);
  const { peek, advance, isPunctuation, take, expect, takeName, fail } = createTokenCursor(text);
  let depth = 0;

  return { expression: () => whole(or), argument: () => whole(argumentValue) };

  function whole<T>(read: () => T): T {
    const result = read();
    if (peek().kind !== "end") throw fail("Syntax error");
    return result;
  }

  function or(): Expression {
    return chain("or", () => chain("and", comparison));
  }

  function chain(word: "and" | "or", part: () => Expression): Expression {
    const operands = [part()];
    while (takeName(word)) operands.push(part());
    return operands.length === 1 ? operands[0]! : { kind: word, operands };
  }

  function comparison(): Expression {
    const left = unary();
    const token = peek();
    if (token.kind !== "name") return left;
    if (comparisons.includes(token.text as Comparison)) {
      advance();
      const right = unary();
      return { kind: "compare", operator: token.text as Comparison, left, right };
    }
    if (token.text !== "in") return left;
    advance();
    expect("(");
    return { kind: "in", left, values: listUntil(")", unary) };
  }

  function unary(): Expression {
    return nested(() => (takeName("not") ? { kind: "not", operand: unary() } : primary()));
  }

  function primary(): Expression {
    const token = peek();
    if (token.kind === "literal") {
      advance();
      return { kind: "literal", literal: token.literal };
    }
    if (token.kind === "alias") {
      advance();
      return aliased(token.text).expression();
    }
    if (take("(")) {
      const inner = or();
      if (!take(")")) throw fail("')' or operator expected");
      return inner;
    }
    if (token.kind !== "name") throw fail("Expression expected");
    advance();
    if (take("(")) return call(token);
    const path = [token.text];
    while (take("/")) path.push(pathSegment());
    return { kind: "property", path };
  }

  function pathSegment(): string {
    const token = peek();
    if (token.kind !== "name") throw fail("Syntax error");
    advance();
    if (isPunctuation("("))
      throw new QueryError(`The operator '${token.text}' over a collection is not supported.`, token.position);
    return token.text;
  }

  function call(token: Token & { kind: "name" }): Expression {
    if (token.text.startsWith(crmNamespace)) return crmCall(token.text.slice(crmNamespace.length));
    if (!Object.hasOwn(functions, token.text))
      throw new QueryError(`An unknown function with name '${token.text}' was found.`, token.position);
    const name = token.text as FunctionName;
    const args = listUntil(")", or);
    if (args.length !== functions[name])
      throw new QueryError(
        `The function '${name}' takes ${functions[name]} arguments, not ${args.length} (position ${token.position} in '${text}').`,
        token.position,
      );
    return { kind: "call", name, args };
  }

  function crmCall(name: string): CrmCall {
    return { kind: "crm", name, args: take(")") ? [] : listUntil(")", crmArgument) };
  }

  function crmArgument(): CrmCall["args"][number] {
    const token = peek();
    if (token.kind !== "name") throw fail("Syntax error");
    advance();
    expect("=");
    return { name: token.text, value: argumentValue() };
  }

  function argumentValue(): Literal | Literal[] {
    const token = peek();
    if (token.kind === "alias") {
      advance();
      return aliased(token.text).argument();
    }
    if (!take("[")) return literal();
    return take("]") ? [] : listUntil("]", literal);
  }

  function literal(): Literal {
    const expression = primary();
    if (expression.kind !== "literal") throw fail("Literal expected");
    return expression.literal;
  }

  function aliased(name: string): ReturnType<typeof reader> {
    const value = Object.hasOwn(aliases, name) ? aliases[name] : undefined;
    if (value === undefined)
      throw new QueryError(`The query does not say what the parameter alias '${name}' stands for.`);
    if (insideAlias) throw new QueryError(`The parameter alias '${name}' is used inside another alias.`);
    return reader(value, options, true);
  }

  function listUntil<T>(close: string, item: () => T): T[] {
    const items = [item()];
    while (take(",")) items.push(item());
    expect(close);
    return items;
  }

  function nested<T>(body: () => T): T {
    if (++depth > maxDepth)
      throw new QueryError(`The filter is nested deeper than ${maxDepth} levels.`, peek().position);
    const value = body();
    depth--;
    return value;
  }
}
