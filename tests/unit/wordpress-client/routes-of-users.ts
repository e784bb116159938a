import { type RouteCase } from "./route-case";

const contact = "11111111-1111-1111-1111-111111111111";

/** A user as WordPress answers one: empty text and upper-case guids are the wire's. */
export const wireUser = {
  id: 42,
  login: "ann",
  email: "ann@example.org",
  display_name: "Ann",
  first_name: "",
  last_name: null,
  roles: ["subscriber"],
  login_locked: false,
  last_login: "",
  modified: "2026-03-01T10:00:00Z",
  timezone: null,
  locale: null,
  mode: 3,
  contact_id: contact.toUpperCase(),
  contact_name: "Ann",
  not_bindable: null,
};
const readUser = { ...wireUser, contact_id: contact, last_login: null };
const user = { answer: wireUser, reads: readUser };

const query = {
  Filter: { Type: "and" as const, Conditions: [{ Field: "login" as const, Operator: "eq" as const, Value: "ann" }] },
  Top: 5,
  Count: true,
};
const newUser = { login: "ann", email: "a@b.c" };
const ref = { LogicalName: "contact", Id: contact, Name: "Ann" };

const link = {
  user: 42,
  login: "ann",
  mode: 3,
  contact,
  contact_name: null,
  last_contact: null,
  dv_version: "12345678901234567890",
  denied: false,
  denied_reason: null,
  disabled: false,
};
const named = { users: [42], logins: ["ann"] };
const takeOver = { contact: { id: contact, name: "Ann" }, user: 42, expect: null, take_over: true };
const release = { ...takeOver, user: null, expect: { contact_user: 42, user_contact: null }, take_over: false };
const bound = { contact_user: 42, released: [{ user: 7, contact }], disabled: [], touched: [contact] };
const mark = { contact, version: "5", denied: true, reason: "login_disabled" as const };
const marked = [{ id: 42, denied: true, applied: true }];
const match = { user: 42, contact, name: "Ann", version: "5", denied: false, reason: null };

/** The plugin's routes about the site, its users and their ties. */
export const routesOfUsers: RouteCase[] = [
  {
    name: "site",
    call: (client) => client.site(),
    asks: "GET /site",
    answer: {
      name: "Blog",
      url: "https://x",
      wordpress_url: "https://example.org/wp",
      plugin_version: "1",
      wordpress_version: "7.1",
      authorize: true,
      time: "2026-03-01T10:00:00Z",
    },
  },
  {
    name: "queryUsers",
    call: (client) => client.queryUsers(query),
    asks: "POST /users",
    body: query,
    answer: { value: [wireUser], count: 1 },
    reads: { value: [readUser], count: 1 },
  },
  { name: "user", call: (client) => client.user(42), asks: "GET /users/row/42", ...user },
  {
    name: "createUser",
    call: (client) => client.createUser(newUser),
    asks: "POST /users/row",
    body: newUser,
    ...user,
  },
  {
    name: "updateUser",
    call: (client) => client.updateUser(42, { roles: [] }),
    asks: "PATCH /users/row/42",
    body: { roles: [] },
    ...user,
  },
  { name: "deleteUser", call: (client) => client.deleteUser(42), asks: "DELETE /users/row/42", body: {} },
  {
    name: "deleteUser to somebody",
    call: (client) => client.deleteUser(42, 1),
    asks: "DELETE /users/row/42",
    body: { reassign: 1 },
  },
  {
    name: "sendPasswordReset",
    call: (client) => client.sendPasswordReset(42),
    asks: "POST /reset_password",
    body: { id: 42 },
  },
  {
    name: "links",
    call: (client) => client.links(named),
    asks: "POST /links",
    body: named,
    answer: { links: [link] },
    reads: [link],
  },
  { name: "bind", call: (client) => client.bind(takeOver), asks: "POST /binding", body: takeOver, answer: bound },
  {
    name: "bind as compare-and-set",
    call: (client) => client.bind(release),
    asks: "POST /binding",
    body: release,
    answer: { ...bound, contact_user: null },
  },
  {
    name: "mark",
    call: (client) => client.mark(mark),
    asks: "POST /marks",
    body: mark,
    answer: { users: marked },
    reads: marked,
  },
  {
    name: "resolveUsername",
    call: (client) => client.resolveUsername(match),
    asks: "POST /username_mode",
    body: match,
    answer: { link },
    reads: link,
  },
  {
    name: "setUserBinding",
    call: (client) => client.setUserBinding(42, { mode: 3, ref }),
    asks: "PUT /user_binding/42",
    body: { mode: 3, ref },
    answer: { mode: 3, ref, resolved: null },
  },
  {
    name: "clearUserBinding",
    call: (client) => client.clearUserBinding(42),
    asks: "DELETE /user_binding/42",
    answer: { mode: 0, ref: null, resolved: null },
  },
];
