import { wordpressUser } from "../../../model/generated/names";

/** Where the WordPress users of a site are: each site may have a table of its own, with the same columns under another prefix. */
export interface UserTable {
  /** Logical name of the table. */
  tableName: string;
  /** What its columns begin with, "alexacrm_" for ours. The primary key is called after the table, as the platform does it. */
  columnPrefix: string;
}

const ourPrefix = "alexacrm_";

export const ourUserTable: UserTable = { tableName: wordpressUser.table, columnPrefix: ourPrefix };

/** Names of the columns that forms ask about, as a site's table has them. */
export function userColumns({ tableName, columnPrefix }: UserTable) {
  const own = (column: string): string => column.replace(ourPrefix, columnPrefix);
  const { name, username, email, notbindable, contactname, contactid } = wordpressUser.columns;
  return {
    id: `${tableName}id`,
    name: own(name),
    username: own(username),
    email: own(email),
    notbindable: own(notbindable),
    contactname: own(contactname),
    holder: `_${own(contactid)}_value`,
  };
}
