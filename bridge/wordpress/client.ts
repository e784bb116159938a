import * as answers from "./answers";
import {
  type Binding,
  type Mark,
  type NewUser,
  type UserBindingChange,
  type UserChanges,
  type UserQuery,
  type UsernameMode,
} from "./questions";
import { createTransport, type WordPressOptions } from "./transport";

export type WordPressClient = ReturnType<typeof createWordPressClient>;

/** Milliseconds that a mailer may take: Dataverse waits a minute for the bridge. */
const mailerPatience = 45_000;

/**
 * The plugin's REST routes as functions (docs/contracts.md, "Bridge -> WordPress"); shapes are those of the wire.
 * `origin` says who caused a write and only explains WordPress's logs.
 *
 * Every function throws {@link WordPressRefused} when WordPress says no and {@link WordPressUnreachable} when there is no usable answer
 * within ten seconds (a mail: 45); none sends anything twice.
 */
export function createWordPressClient(options: WordPressOptions) {
  const send = createTransport(options);
  const userRow = (id: number) => `/users/row/${id}`;
  const userBinding = (id: number) => `/user_binding/${id}`;

  return {
    /** The site's name, versions and whether sign-ins are asked of Dataverse. `timeout`: milliseconds, where ten seconds are too long. */
    site: (timeout?: number) => send({ method: "GET", route: "/site", timeout }, answers.site),

    queryUsers: (query: UserQuery) => send({ method: "POST", route: "/users", body: query }, answers.userPage),
    /** Refused with 404 `icds_user_not_found` for an unknown id. `timeout`: milliseconds, where ten seconds are too long. */
    user: (id: number, timeout?: number) => send({ method: "GET", route: userRow(id), timeout }, answers.userRow),
    createUser: (user: NewUser, origin?: string) =>
      send({ method: "POST", route: "/users/row", body: user, origin }, answers.userRow),
    updateUser: (id: number, changes: UserChanges, origin?: string) =>
      send({ method: "PATCH", route: userRow(id), body: changes, origin }, answers.userRow),
    /** Posts go to `reassign`, else to the user that the site's settings name; they are never deleted. */
    deleteUser: (id: number, reassign?: number, origin?: string) =>
      send({ method: "DELETE", route: userRow(id), body: { reassign }, origin }, answers.nothing),

    /**
     * Has WordPress send its password reset mail; resolves once its mailer took it. Refused for a user of other roles than Dataverse may
     * manage (`icds_user_not_managed`), one who may not sign in (`icds_no_reset`) and one who is gone (code 3).
     */
    sendPasswordReset: (id: number, origin?: string) =>
      send(
        { method: "POST", route: "/reset_password", body: { id }, origin, timeout: mailerPatience },
        answers.nothing,
      ),

    /** Links of the users who are, or last were, these contacts', and of these users by id or login. */
    links: async (of: { contacts?: string[]; users?: number[]; logins?: string[] }) =>
      (await send({ method: "POST", route: "/links", body: of }, answers.links)).links,
    /** Compare-and-set (409 `icds_changed`) or take-over; a guard refuses with 422 `icds_not_bindable`. */
    bind: (binding: Binding, origin?: string) =>
      send({ method: "POST", route: "/binding", body: binding, origin }, answers.bound),
    mark: async (mark: Mark, origin?: string) =>
      (await send({ method: "POST", route: "/marks", body: mark, origin }, answers.marked)).users,
    /** Tells what Username mode resolved to; `contact` null when nothing or several matched. */
    resolveUsername: async (resolved: UsernameMode, origin?: string) =>
      (await send({ method: "POST", route: "/username_mode", body: resolved, origin }, answers.usernameLink)).link,

    /** Takes or renews the lease and returns due changes; 409 `icds_lease_held` with `data.retry_after` seconds. */
    pullChanges: (pull: { holder: string; token: number | null; limit: number }) =>
      send({ method: "POST", route: "/changes/pull", body: pull }, answers.pulled),
    /** 409 `icds_stale_token` when the lease was lost; the rows stay. */
    acknowledgeChanges: async (token: number, seqs: number[]) =>
      (await send({ method: "POST", route: "/changes/ack", body: { token, seqs } }, answers.acknowledged)).acknowledged,
    failChange: (token: number, seq: number, error: string) =>
      send({ method: "POST", route: "/changes/fail", body: { token, seq, error } }, answers.failed),
    releaseChanges: (token: number) =>
      send({ method: "POST", route: "/changes/release", body: { token } }, answers.nothing),
    /** Keeps how far the sweeps have come; times ISO 8601. */
    saveState: (token: number, state: { watermark?: string; deletions_checked?: string }) =>
      send({ method: "PUT", route: "/changes/state", body: { token, ...state } }, answers.state),
    /** Hands hints on to whoever holds the lease. */
    sendHints: (contacts: string[]) =>
      send({ method: "POST", route: "/changes/hints", body: { contacts } }, answers.nothing),

    setUserBinding: (id: number, change: UserBindingChange, origin?: string) =>
      send({ method: "PUT", route: userBinding(id), body: change, origin }, answers.userBinding),
    clearUserBinding: (id: number, origin?: string) =>
      send({ method: "DELETE", route: userBinding(id), origin }, answers.userBinding),
  };
}
