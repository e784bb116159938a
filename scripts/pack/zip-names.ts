import { bareGuid } from "../../sandbox/metadata/solution-xml";

/** The platform's name of a web resource in a zip: letters, digits and underscores, then the id in capitals, no ending. */
export const webResourceFile = (name: string, id: string): string =>
  `WebResources/${name.replace(/[^A-Za-z0-9_]/g, "")}${bareGuid(id).toUpperCase()}`;
