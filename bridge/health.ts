import { z } from "zod";

/** How one site fares. */
export const siteHealth = z.object({
  tag: z.int(),
  /** Whether this copy settles the site's contacts. */
  holds_lease: z.boolean(),
  /** Contacts that wait or are being settled. */
  waiting: z.int(),
  /** Whether the last single row that was asked for came from memory, because WordPress could not be reached. */
  users_from_memory: z.boolean(),
  /** Whether the last look at WordPress's changes ended well; missing before the first. */
  changes: z.boolean().optional(),
  /** Whether the last sweep ended well; missing before the first. */
  sweep: z.boolean().optional(),
});

/** Whether the last look at changes or the last sweep failed; before the first neither has. */
export const workFails = ({ changes, sweep }: Pick<z.infer<typeof siteHealth>, "changes" | "sweep">): boolean =>
  changes === false || sweep === false;

/** What `GET /health` answers: for load balancers and for `bridge status`. Times ISO 8601 UTC. */
export const health = z.object({
  status: z.literal("ok"),
  started: z.iso.datetime(),
  sites: z.array(siteHealth),
});
export type Health = z.infer<typeof health>;
