import * as React from "react";
import { type LookupChoice } from "../data/lookup-search";
import { word } from "../person/words/words";

/** A row that a lookup offers: its name, and the line that tells it from others of that name. Both run in their own direction. */
export const LookupRow = ({ value, detail }: LookupChoice): React.ReactElement => (
  <>
    <span className="fh-lookup-name">
      <bdi>{value.name || word("noName")}</bdi>
    </span>
    <span className="fh-lookup-detail">
      <bdi>{detail}</bdi>
    </span>
  </>
);
