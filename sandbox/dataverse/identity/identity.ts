import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

import { type RowStore } from "../store/row-store";
import { type ApplicationUser, type Caller, type Grants, grantsOf } from "./callers";
import { stableGuid } from "../guid";

export const personCookie = "sandbox_person";
export const tokenSeconds = 3599;

/** Id of an application user's row in `systemuser`: the same at every start. */
export const applicationUserId = ({ clientId }: Pick<ApplicationUser, "clientId">): string =>
  stableGuid(`application user ${clientId}`);

/** Knows who a request comes from: a bearer token that was given out here, or the cookie of a person. Tokens end with the process. */
export class Identity {
  private readonly tokens = new Map<string, { caller: Caller; until: number }>();

  constructor(
    private readonly store: RowStore,
    private readonly applicationUsers: ApplicationUser[],
    private readonly people: ({ id: string } & Grants)[],
    private readonly now: () => Date,
  ) {}

  /** A token for an application user; undefined for a client that is unknown or whose secret is another. */
  issueToken(clientId: string, clientSecret: string): string | undefined {
    const user = this.applicationUsers.find((one) => one.clientId.toLowerCase() === clientId.toLowerCase());
    const fits = equal(clientSecret, user?.clientSecret ?? randomBytes(16).toString("hex"));
    if (!user || !fits) return undefined;
    const token = randomBytes(32).toString("base64url");
    const { name } = user;
    const caller: Caller = { userId: applicationUserId(user), name, kind: "application", ...grantsOf(user) };
    this.tokens.set(token, { caller, until: this.now().getTime() + tokenSeconds * 1000 });
    return token;
  }

  /** Undefined: nobody. A token that is not valid does not fall back to the cookie. */
  callerOf(headers: { authorization?: string | undefined; cookie?: string | undefined }): Caller | undefined {
    if (headers.authorization !== undefined) {
      const token = /^Bearer\s+(\S+)$/i.exec(headers.authorization)?.[1];
      const known = token === undefined ? undefined : this.tokens.get(token);
      return known && known.until > this.now().getTime() ? known.caller : undefined;
    }
    const id = cookieValue(headers.cookie, personCookie);
    const row = id === undefined ? undefined : this.store.get("systemuser", id.toLowerCase());
    if (!row || row.applicationid) return undefined;
    const grants = grantsOf(this.people.find((person) => person.id === row.systemuserid) ?? {});
    return { userId: String(row.systemuserid), name: String(row.fullname), kind: "person", ...grants };
  }
}

/** Compares in a time that does not tell how much of the text is right. */
function equal(left: string, right: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

function cookieValue(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(";") ?? []) {
    const [key, ...value] = part.trim().split("=");
    if (key === name) return value.join("=").replace(/^"(.*)"$/, "$1");
  }
  return undefined;
}
