/** Who a request comes from: a person (cookie) or an application user (bearer token), both rows of `systemuser`. */
export interface Caller {
  /** `systemuserid`. */
  userId: string;
  name: string;
  kind: "person" | "application";
}

export interface ApplicationUser {
  clientId: string;
  clientSecret: string;
  name: string;
}
