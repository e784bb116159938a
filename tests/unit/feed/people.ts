import { FakeWordPress, user } from "./fake-wordpress";
import { ann } from "./feed-on-fakes";

const people = () => [
  user(1, { display_name: "José Núñez", login: "jose", first_name: "José" }),
  user(2, { display_name: "王小明", login: "wang" }),
  user(3, {
    display_name: "Sean O'Brien",
    login: "sean",
    mode: 3,
    contact_id: ann,
    contact_name: "Ann Berg",
    roles: ["subscriber", "customer"],
  }),
  user(4, {
    display_name: "anna berg",
    login: "anna",
    mode: 1,
    login_locked: true,
    last_login: "2026-03-01T12:00:00+01:00",
    not_bindable: "It is the bridge's own user.",
  }),
];
/** A site with four people: accents, Chinese, an apostrophe, one who is locked. */
export const site = () => new FakeWordPress("Main site", people());
/** Display names of a list's rows, in their order. */
export const names = (body: { value: { DisplayName: string }[] }) => body.value.map(({ DisplayName }) => DisplayName);
