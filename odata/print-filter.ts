import { crmNamespace, type Expression, type Literal } from "./expression";

/** Writes an expression as a `$filter` that reads back as the same expression. */
export function printFilter(expression: Expression): string {
  switch (expression.kind) {
    case "property":
      return expression.path.join("/");
    case "literal":
      return printLiteral(expression.literal);
    case "compare":
      return `${operand(expression.left)} ${expression.operator} ${operand(expression.right)}`;
    case "in":
      return `${operand(expression.left)} in (${expression.values.map(operand).join(",")})`;
    case "and":
      return expression.operands
        .map((one) => (isChain(one) ? `(${printFilter(one)})` : printFilter(one)))
        .join(" and ");
    case "or":
      return expression.operands
        .map((one) => (one.kind === "or" ? `(${printFilter(one)})` : printFilter(one)))
        .join(" or ");
    case "not":
      return `not ${operand(expression.operand)}`;
    case "call":
      return `${expression.name}(${expression.args.map(printFilter).join(",")})`;
    case "crm":
      return `${crmNamespace}${expression.name}(${expression.args.map(({ name, value }) => `${name}=${argument(value)}`).join(",")})`;
  }
}

/** Writes a literal as a query has it: text in quotes with quotes doubled, a guid bare. */
export function printLiteral(literal: Literal): string {
  switch (literal.type) {
    case "null":
      return "null";
    case "string":
      return quote(literal.value);
    case "number":
      return literal.text;
    case "enum":
      return literal.enumType + quote(literal.member);
    default:
      return String(literal.value);
  }
}

const quote = (text: string): string => `'${text.replace(/'/g, "''")}'`;

const argument = (value: Literal | Literal[]): string =>
  Array.isArray(value) ? `[${value.map(printLiteral).join(",")}]` : printLiteral(value);

const isChain = (expression: Expression): boolean => expression.kind === "and" || expression.kind === "or";

/** What stands beside an operator: anything that holds an operator itself is put in brackets. */
function operand(expression: Expression): string {
  const text = printFilter(expression);
  return isChain(expression) || expression.kind === "compare" || expression.kind === "in" ? `(${text})` : text;
}
