/** Who a request comes from: a person (cookie) or an application user (bearer token), both rows of `systemuser`. */
export interface Caller {
  /** `systemuserid`. */
  userId: string;
  name: string;
  kind: "person" | "application";
  /** Names of security roles of the solution; undefined: a system administrator. */
  roles?: string[];
}

export interface ApplicationUser {
  clientId: string;
  clientSecret: string;
  name: string;
  /** Names of security roles of the solution; without any a system administrator. */
  roles?: string[];
}
