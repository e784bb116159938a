import { parseUserGuid } from "../../model/user-guid";
import { BusinessError } from "../../plugins/step";
import { WordPressRefused, type WordPressClient } from "../wordpress-client";

/** Who asks, as WordPress's logs show it. */
const origin = "dataverse-password-reset";

export interface ResetSite {
  tag: number;
  wordpress: Pick<WordPressClient, "sendPasswordReset">;
}

/**
 * Has the site of a virtual row send its user the password reset mail.
 * @throws BusinessError where no mail can go out: a row of no configured site, WordPress's refusal. WordPressUnreachable otherwise.
 */
export const passwordResetSender =
  (sites: readonly ResetSite[]) =>
  async (wordpressUserId: string): Promise<void> => {
    const user = parseUserGuid(wordpressUserId);
    const site = user && sites.find(({ tag }) => tag === user.siteTag);
    if (!site) throw new BusinessError(`There is no WordPress user with the id ${wordpressUserId}.`);
    try {
      await site.wordpress.sendPasswordReset(user.userId, origin);
    } catch (error) {
      throw error instanceof WordPressRefused && !error.isSignedOut ? new BusinessError(error.message) : error;
    }
  };
