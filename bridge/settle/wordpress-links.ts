import { WordPressRefused, type WordPressClient } from "../wordpress-client";
import type { Link, LinkStore } from "./ports";

/** The plugin's link table behind the port of `settle`. */
export function createLinkStore(wordpress: WordPressClient, origin: string): LinkStore {
  return {
    async find(query) {
      if (!query.contacts?.length && !query.users?.length && !query.logins?.length) return [];
      const links = await wordpress.links(query);
      return links.map((link): Link => ({
        user: link.user,
        login: link.login,
        mode: link.mode,
        contact: link.contact,
        contactName: link.contact_name,
        lastContact: link.last_contact,
        dvVersion: link.dv_version,
        denied: link.denied,
        deniedReason: link.denied_reason,
      }));
    },

    async bind({ contact, user, expect }) {
      try {
        await wordpress.bind(
          {
            contact,
            user,
            expect: { contact_user: expect.contactUser, user_contact: expect.userContact },
            take_over: false,
          },
          origin,
        );
        return { answer: "bound" };
      } catch (error) {
        if (!(error instanceof WordPressRefused)) throw error;
        if (error.status === 409) return { answer: "changed" };
        if (error.status === 422) return { answer: "refused", why: error.message };
        // The user was deleted between two requests: the next look finds that out.
        if (error.status === 404) return { answer: "changed" };
        throw error;
      }
    },

    async mark(contact, version, { denied, reason }) {
      await wordpress.mark({ contact, version, denied, reason }, origin);
    },

    async usernameResolved(user, to) {
      await wordpress.resolveUsername(
        to.contact
          ? {
              user,
              contact: to.contact.id,
              name: to.contact.name,
              version: to.version,
              denied: to.mark.denied,
              reason: to.mark.reason,
            }
          : { user, contact: null, name: null, version: null, denied: true, reason: to.reason },
        origin,
      );
    },
  };
}
