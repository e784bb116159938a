/** A sentence of a section, with the test behind it: its file in `tests/unit/dataverse` without `.test.ts`, and how its title goes on. */
export type Backed = [sentence: string, file: string, title: string];
