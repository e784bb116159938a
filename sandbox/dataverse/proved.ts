import { environment } from "./proved/environment";
import { operations } from "./proved/operations";
import { rows } from "./proved/rows";

/** One sentence of the platform's contract that a test backs: its file in `tests/unit/dataverse` and how its title goes on. */
export interface Proved {
  section: string;
  sentence: string;
  file: string;
  title: string;
}

/** What is implemented and tested; a test holds that each title is there. */
export const proved: Proved[] = Object.entries({ ...rows, ...operations, ...environment }).flatMap(([section, list]) =>
  list.map(([sentence, file, title]) => ({ section, sentence, file: `${file}.test.ts`, title })),
);
