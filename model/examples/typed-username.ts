import { type TypedUsernameText, type UsernameFindings } from "../typed-username";

const ann = { id: "a", name: "Ann Editor", email: "ann@example.com", obstacle: null, holder: null };
const claire = { id: "c2", name: "Claire" };

export interface TypedUsernameExample {
  what: string;
  found: UsernameFindings;
  then: { note: TypedUsernameText; offers: boolean; saves: boolean };
}

/** "ann" typed on the contact c1 while no user is chosen. */
export const typedUsernameExamples: TypedUsernameExample[] = [
  {
    what: "a free WordPress user goes by it: named and offered",
    found: { user: ann, contact: undefined },
    then: { note: "usernameMatches", offers: true, saves: true },
  },
  {
    what: "a WordPress user whom another contact holds goes by it",
    found: { user: { ...ann, holder: claire }, contact: undefined },
    then: { note: "usernameMatchesHeld", offers: false, saves: true },
  },
  {
    what: "a WordPress user whom this contact holds already goes by it",
    found: { user: { ...ann, holder: { id: "c1", name: "Ann" } }, contact: undefined },
    then: { note: "usernameMatches", offers: true, saves: true },
  },
  {
    what: "a WordPress user who may not be bound goes by it",
    found: { user: { ...ann, obstacle: "the last administrator" }, contact: undefined },
    then: { note: "usernameMatchesBarred", offers: false, saves: true },
  },
  {
    what: "nobody goes by it",
    found: { user: undefined, contact: undefined },
    then: { note: "usernameMatchesNobody", offers: false, saves: true },
  },
  {
    what: "another contact has it: the save is stopped, with a way to that contact",
    found: { user: ann, contact: claire },
    then: { note: "usernameTaken", offers: false, saves: false },
  },
];
