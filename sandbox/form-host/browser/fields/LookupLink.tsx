import * as React from "react";
import { type AppServices } from "../app/services";
import { word } from "../person/words/words";
import { type LookupValue } from "../data/column-value";

/** The name of a chosen row; opens that row. */
export function LookupLink({ value, services }: { value: LookupValue; services: AppServices }): React.ReactElement {
  const page = { type: "form" as const, table: value.entityType, id: value.id };
  return (
    <a
      className="fh-lookup-link"
      href={services.router.address(page)}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        void services.router.open(page);
      }}
    >
      <bdi>{value.name || word("noName")}</bdi>
    </a>
  );
}
