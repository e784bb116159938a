import { type Metadata } from "../metadata/types";
import { type FormHostOptions, type Person } from "./options";

/** The part of the metadata that a browser may know: no data sources, no paths of this computer. */
export type BrowserMetadata = Pick<Metadata, "solution" | "tables" | "relationships" | "apps"> & {
  webResources: string[];
  controls: { name: string; namespace: string; constructorName: string }[];
};

/** What `/_host/metadata.json` answers. */
export interface HostDescription {
  metadata: BrowserMetadata;
  person: Person;
  languageId: number;
}

/** Makes the answer of `/_host/metadata.json`. */
export function describeForBrowser({ metadata, person, languageId = 1033 }: FormHostOptions): HostDescription {
  const { solution, tables, relationships, apps } = metadata;
  return {
    metadata: {
      solution,
      tables,
      relationships,
      apps,
      webResources: metadata.webResources.map(({ name }) => name),
      controls: metadata.controls.map(({ name, namespace, constructorName }) => ({
        name,
        namespace,
        constructorName,
      })),
    },
    person,
    languageId,
  };
}
