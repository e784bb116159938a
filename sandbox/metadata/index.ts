export { createMetadata, type MetadataFolders } from "./create-metadata";
export { readManifest, readSolution } from "./read-solution";
export { SolutionFileError } from "./solution-xml";
export type * from "./types";
export { openSource, type SolutionSource } from "./solution-source";
