import { proved } from "./proved";
import { refused } from "./supported";

/** One sentence of the platform's contract and what stands behind it. */
export interface ContractEntry {
  section: string;
  sentence: string;
}

/** What no page settles: how it is here, until a tenant says. */
export const unknown: ContractEntry[] = [
  {
    section: "Events",
    sentence:
      "whether the bypass headers leave webhook steps out (the page speaks of plug-ins and workflows): here they do",
  },
  {
    section: "Events",
    sentence:
      "where ?tag= stands in the body of an asynchronous step: here in its own SharedVariables and in its parent's",
  },
  { section: "Events", sentence: "whether RemoveLink raises Update on the rows it changes: here it does" },
  {
    section: "Events",
    sentence:
      "whether a read by somebody else, while a synchronous step runs, shows the row as it was: here as it is about to be",
  },
  { section: "Events", sentence: 'whether "row added, modified or deleted" of Power Automate fires on OnExternal*' },
  {
    section: "Virtual tables",
    sentence:
      "verbs, headers and quick find of the provider's real requests: here PATCH, startswith, contains, endswith",
  },
  {
    section: "Virtual tables",
    sentence:
      "how the provider sends LIKE's wildcards inside a text: here as letters, and a letter in brackets as that letter",
  },
  { section: "Query", sentence: "whether `not contains` keeps rows whose column is empty: here it does" },
  { section: "Virtual tables", sentence: "whether rows of a virtual table carry an etag: here none" },
  {
    section: "Virtual tables",
    sentence: "whether a failing data source fails the read of a lookup's name: here it does, but for 404",
  },
  { section: "Virtual tables", sentence: "whether a custom API may be bound to a virtual table: here it may" },
  {
    section: "Virtual tables",
    sentence: "what deleting a virtual row does to native lookups that point at it: here nothing",
  },
  {
    section: "Operations",
    sentence: "whether a custom API with steps or catalog entries on it can be deleted: here refused as in use",
  },
  {
    section: "Operations",
    sentence:
      "whether a privilege that is not there is refused as executeprivilegename: here it is (the page says it must be valid)",
  },
  {
    section: "Errors",
    sentence:
      "the words of the errors that no page quotes: role, restrict, secured column, duplicate targets of a bulk message, a whole number out of range, what can't be a custom API or a catalog",
  },
  {
    section: "Errors",
    sentence:
      "the codes of a whole number out of range (here 0x8004432f) and of unresolved parameters (here 0x80060888)",
  },
  {
    section: "Write",
    sentence:
      "which lookups a merge moves to the winner (the relationship's Merge behaviour is not in a solution's files): here all but masterid",
  },
  {
    section: "Identity",
    sentence: "whether filters and orders see a secured column as empty for whom it is hidden from: here they do",
  },
  {
    section: "Identity",
    sentence: "whether $expand and joins leave out rows that the caller may not read: here null, and not found",
  },
  { section: "Metadata", sentence: "properties of EntityMetadata beyond those listed: here 501" },
];

/** The whole list as text. */
export function contractText(): string {
  const bySection = (entries: ContractEntry[]) => entries.map(({ section, sentence }) => `  ${section}: ${sentence}`);
  return [
    `Proved by a test (${proved.length})`,
    ...proved.map(({ section, sentence, file }) => `  ${section}: ${sentence} [${file}]`),
    "",
    `Refused on purpose, with 501 "not implemented in the sandbox" (${refused.length})`,
    ...refused.map(({ method, path, what }) => `  ${method} ${path} (${what})`),
    "",
    `Unknown until a tenant says (${unknown.length})`,
    ...bySection(unknown),
    "",
  ].join("\n");
}
