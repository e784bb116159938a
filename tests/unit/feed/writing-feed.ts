import { userGuid } from "../../../model/user-guid";
import { FakeWordPress, user } from "./fake-wordpress";
import { bob, feedOn } from "./feed-on-fakes";

/** Addresses of two users: Ann is free, Bob is bound to the contact of his name. */
export const first = `WordPressUsers(${userGuid({ siteTag: 1, userId: 1 })})`;
export const second = `WordPressUsers(${userGuid({ siteTag: 1, userId: 2 })})`;
/** Who writes, as WordPress is told. */
export const origin = "dataverse-virtual-table";

/** A feed with those two users, and what WordPress was asked. */
export function feed(more: Parameters<typeof feedOn>[1] = {}) {
  const wordpress = new FakeWordPress("Main site", [
    user(1, { login: "ann" }),
    user(2, { login: "bob", mode: 3, contact_id: bob, contact_name: "Bob Stone" }),
  ]);
  return { wordpress, ...feedOn([wordpress], more) };
}
