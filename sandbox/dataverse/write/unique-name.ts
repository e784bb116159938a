import { fail } from "../errors";
import { type Value } from "../store/row";

/** A publisher's prefix of two to eight characters, then letters, digits and underscores. */
const prefixed = /^[a-z][a-z0-9]{1,7}_\w+$/i;

/**
 * A solution component's unique name begins with a publisher's prefix (custom-api-tables, catalog-catalogassignment: "Unique Name").
 * @throws DataverseError 400.
 */
export function refuseUnprefixed(kind: string, name: Value | undefined): void {
  if (!prefixed.test(String(name)))
    throw fail(
      "definitionRefused",
      kind,
      `the unique name '${String(name)}' needs a publisher's prefix and has letters, digits and _ only`,
    );
}
