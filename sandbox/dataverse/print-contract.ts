import { contractText } from "./contract";

/** Prints what the local Dataverse promises, refuses and does not know: `node --import tsx sandbox/dataverse/print-contract.ts`. */
process.stdout.write(contractText());
