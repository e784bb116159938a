import { parseUserGuid } from "../../model/user-guid";
import { type Expression } from "../../odata/expression";
import { fold } from "../../odata/fold";
import { siteText, type SiteIdentity } from "./sites";

/**
 * Which sites a filter is about: those whose users it names by id, those it names, all of them when it names a contact. A filter that
 * names none of these is about the default site.
 */
export function whichSites(
  filter: Expression | undefined,
  sites: readonly SiteIdentity[],
  defaultTag: number,
): number[] {
  const tags = (filter && named(filter)) ?? new Set([defaultTag]);
  return sites.map(({ tag }) => tag).filter((tag) => tags.has(tag));

  /** undefined: the expression says nothing about sites. */
  function named(expression: Expression): Set<number> | undefined {
    switch (expression.kind) {
      case "and":
        return expression.operands.reduce<Set<number> | undefined>((known, operand) => {
          const more = named(operand);
          return known && more ? new Set([...known].filter((tag) => more.has(tag))) : (known ?? more);
        }, undefined);
      case "or": {
        const each = expression.operands.map(named);
        if (each.every((one) => one === undefined)) return undefined;
        return new Set(each.flatMap((one) => [...(one ?? [defaultTag])]));
      }
      case "compare":
        if (expression.operator !== "eq") return undefined;
        return namedBy(expression.left, [expression.right]) ?? namedBy(expression.right, [expression.left]);
      case "in":
        return namedBy(expression.left, expression.values);
      default:
        return undefined;
    }
  }

  function namedBy(left: Expression, values: Expression[]): Set<number> | undefined {
    if (left.kind !== "property" || left.path.length !== 1) return undefined;
    const texts = values.map((value) =>
      value.kind === "literal" && "value" in value.literal ? String(value.literal.value) : undefined,
    );
    switch (left.path[0]) {
      case "Id":
        return new Set(texts.flatMap((guid) => (guid && parseUserGuid(guid)?.siteTag) || []));
      case "ContactId":
        return texts.every((text) => text === undefined) ? undefined : new Set(sites.map(({ tag }) => tag));
      case "Site":
      case "SiteUrl": {
        const property = left.path[0];
        const wanted = texts.map((text) => fold(text ?? ""));
        const text = (site: SiteIdentity) => siteText(site, property);
        return new Set(sites.filter((site) => wanted.includes(fold(text(site) ?? ""))).map(({ tag }) => tag));
      }
      default:
        return undefined;
    }
  }
}

/** Whether an expression speaks of a property at all. */
export function mentions(expression: Expression | undefined, property: string): boolean {
  switch (expression?.kind) {
    case "property":
      return expression.path[0] === property;
    case "and":
    case "or":
      return expression.operands.some((one) => mentions(one, property));
    case "not":
      return mentions(expression.operand, property);
    case "compare":
      return mentions(expression.left, property) || mentions(expression.right, property);
    case "in":
      return mentions(expression.left, property);
    case "call":
      return expression.args.some((one) => mentions(one, property));
    default:
      return false;
  }
}
