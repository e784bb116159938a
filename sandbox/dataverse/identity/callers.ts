import { type ColumnRights } from "../../metadata/column-profile";

/** What a user has been given. */
export interface Grants {
  /** Names of security roles of the solution; undefined: a system administrator. */
  roles?: string[];
  /** Names of column security profiles of the solution. */
  profiles?: string[];
  /** Columns that are secured for this user alone, by `<table>.<column>`, administrator or not: to see a mask without a solution that ships one. */
  columns?: Record<string, ColumnRights>;
}

/** The grants among other things that are known of a user. */
export const grantsOf = ({ roles, profiles, columns }: Grants): Grants => ({
  ...(roles ? { roles } : {}),
  ...(profiles ? { profiles } : {}),
  ...(columns ? { columns } : {}),
});

/** Who a request comes from: a person (cookie) or an application user (bearer token), both rows of `systemuser`. */
export interface Caller extends Grants {
  /** `systemuserid`. */
  userId: string;
  name: string;
  kind: "person" | "application";
}

export interface ApplicationUser extends Grants {
  clientId: string;
  clientSecret: string;
  name: string;
}
