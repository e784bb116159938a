import { type Metadata } from "../metadata/types";
import { accessOf } from "./access-of";
import { type AppSettings, type FormHostOptions, type Person } from "./options";

/** The part of the metadata that a browser may know: no data sources, no paths of this computer. */
export type BrowserMetadata = Pick<Metadata, "solution" | "tables" | "relationships" | "apps" | "commands"> & {
  webResources: string[];
  controls: { name: string; namespace: string; constructorName: string }[];
};

/** What `/_host/metadata.json` answers. */
export interface HostDescription {
  metadata: BrowserMetadata;
  person: Person;
  /** Everybody one can switch to. */
  people: Pick<Person, "id" | "name" | "note">[];
  languageId: number;
  settings: AppSettings;
}

/** Makes the answer of `/_host/metadata.json` for one person. */
export function describeForBrowser(options: FormHostOptions, person: Person): HostDescription {
  const { solution, tables, relationships, apps, commands, webResources, controls } = options.metadata;
  return {
    metadata: {
      solution,
      tables,
      relationships,
      apps,
      ...(commands ? { commands } : {}),
      webResources: webResources.map(({ name }) => name),
      controls: controls.map(({ name, namespace, constructorName }) => ({ name, namespace, constructorName })),
    },
    person: { ...person, access: accessOf(options.metadata, person) },
    people: (options.people ?? [options.person]).map(({ id, name, note }) => ({ id, name, ...(note ? { note } : {}) })),
    languageId: person.languageId ?? options.languageId ?? 1033,
    settings: options.settings ?? {},
  };
}
