import { bindingModeNames } from "../../model/binding-mode";
import { writeCsdl } from "../../odata/csdl";
import { entitySet, properties } from "./properties";

/** The feed's `$metadata`. A column that Dataverse maps must be Business Required exactly where `Nullable` is false here. */
export const metadata = writeCsdl({
  namespace: "WordPress",
  container: "Container",
  enums: [{ name: "Binding", members: bindingModeNames.map((name, value) => ({ name, value })) }],
  entities: [
    {
      name: "WordPressUser",
      set: entitySet,
      key: "Id",
      properties: Object.entries(properties).map(([name, { type, nullable }]) => ({ name, type, nullable })),
    },
  ],
});
