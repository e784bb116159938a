import { type WordPressClient } from "../wordpress-client";

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
}

const maxAge = 5 * 60_000;

/** The sites with their names, which come from WordPress and are asked for again after five minutes. */
export class Sites {
  private readonly names = new Map<number, { name: string; asked: number }>();

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

  /** An old name is better than none: it stays when WordPress can't be asked. @throws as the client when there never was one. */
  async nameOf(site: FeedSite): Promise<string> {
    const known = this.names.get(site.tag);
    if (known && this.now() - known.asked < maxAge) return known.name;
    try {
      const { name } = await site.wordpress.site();
      this.names.set(site.tag, { name, asked: this.now() });
      return name;
    } catch (error) {
      if (known) return known.name;
      throw error;
    }
  }
}
