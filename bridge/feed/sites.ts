import { type WordPressClient } from "../wordpress-client";
import { type SiteProperty } from "./properties";
import { shortPatience } from "./read-one-user";
import { type RememberedUsers } from "./remembered-users";

/** One WordPress site as the feed sees it. */
export interface FeedSite {
  /** 1–65535; part of each of its users' guids. */
  tag: number;
  /** Where users are listed and created when nothing says otherwise. */
  default: boolean;
  wordpress: Pick<
    WordPressClient,
    "site" | "queryUsers" | "user" | "createUser" | "updateUser" | "deleteUser" | "bind"
  >;
  /** Stands in for WordPress while it can't be reached; left out: nobody is remembered. */
  remembered?: RememberedUsers;
}

/** What the feed says of a site; null when the query does not speak of it. */
export interface SiteIdentity {
  tag: number;
  name: string | null;
  /** Address of the WordPress installation, without a slash at the end: its administration is at `/wp-admin` below it. */
  url: string | null;
}

/** A site of which nothing but its users is asked. */
export const unnamed = (tag: number): SiteIdentity => ({ tag, name: null, url: null });

export const siteText = (site: SiteIdentity, property: SiteProperty): string | null =>
  property === "Site" ? site.name : site.url;

const maxAge = 5 * 60_000;

/** The sites with their names and addresses, which come from WordPress and are asked for again after five minutes. */
export class Sites {
  private readonly known = new Map<number, { identity: SiteIdentity; asked: number }>();

  constructor(
    readonly all: readonly FeedSite[],
    private readonly now: () => number = Date.now,
  ) {}

  get default(): FeedSite {
    return this.all.find((site) => site.default) ?? this.all[0]!;
  }

  byTag(tag: number): FeedSite | undefined {
    return this.all.find((site) => site.tag === tag);
  }

  /** Old words are better than none: it stays when WordPress can't be asked. @throws as the client when there never was one. */
  async identify(site: FeedSite): Promise<SiteIdentity> {
    const known = this.known.get(site.tag);
    if (known && this.now() - known.asked < maxAge) return known.identity;
    try {
      const { name, wordpress_url } = await site.wordpress.site(known && shortPatience);
      const identity = { tag: site.tag, name, url: wordpress_url.replace(/\/+$/, "") };
      this.known.set(site.tag, { identity, asked: this.now() });
      return identity;
    } catch (error) {
      if (known) return known.identity;
      throw error;
    }
  }
}
