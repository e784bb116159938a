import { WordPressRefused, WordPressUnreachable, type UserRow } from "../wordpress-client";
import type { FeedSite } from "./sites";

export interface FeedLog {
  debug(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** Milliseconds for WordPress where another answer is at hand: Dataverse gives the feed up after five seconds (msdyn_timeout). */
export const shortPatience = 4_000;

/**
 * One user as WordPress has it now. Where WordPress can't be reached, as it was lately read; `age` then says how many seconds ago.
 * Only a site that gives no answer is stood in for: one that gives a wrong one, refuses the bridge, or has the plugin switched off is not.
 * @throws WordPressRefused, WordPressUnreachable.
 */
export async function readOneUser(
  site: FeedSite,
  userId: number,
  log: FeedLog,
): Promise<{ user: UserRow; age?: number }> {
  const { remembered, wordpress } = site;
  const done = remembered?.reading();
  const before = remembered?.recall(userId);
  try {
    const user = await wordpress.user(userId, before && shortPatience);
    done?.(user);
    return { user };
  } catch (error) {
    if (error instanceof WordPressRefused && error.code === "icds_user_not_found") remembered?.forget(userId);
    // Asked again: whoever was deleted while WordPress was waited for is not shown.
    const last = isAway(error) ? remembered?.recall(userId) : undefined;
    if (!last) throw error;
    const first = remembered!.stoodIn();
    log[first ? "warn" : "debug"](
      { site: site.tag, user: userId, age: last.age, err: error },
      "WordPress can't be reached; users read lately are shown as they were",
    );
    return last;
  }
}

const isAway = (error: unknown): boolean => error instanceof WordPressUnreachable && error.reason !== "answer";
