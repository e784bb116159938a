import { type Column } from "../../../metadata/types";
import { type AccessDescription, type TableRight } from "../../options";

/** A secured column as one person sees it; names as in a control's `parameters.x.security`. */
export interface ColumnSecurity {
  secured: true;
  readable: boolean;
  creatable: boolean;
  editable: boolean;
}

/** What the person may do with tables and columns. */
export class Access {
  constructor(private readonly given: AccessDescription = {}) {}

  may(right: TableRight, table: string): boolean {
    return this.given.tables?.[table]?.[right] ?? true;
  }

  /** Undefined for a column that is not secured. */
  column(table: string, column: Column): ColumnSecurity | undefined {
    const rights = this.given.columns?.[`${table}.${column.logicalName}`];
    if (rights)
      return {
        secured: true,
        readable: rights.read ?? false,
        creatable: rights.create ?? false,
        editable: rights.update ?? false,
      };
    return column.isSecured ? { secured: true, readable: true, creatable: true, editable: true } : undefined;
  }

  mayRead(table: string, column: Column): boolean {
    return this.column(table, column)?.readable ?? true;
  }

  /** Without any role at all everybody is meant: the sandbox then knows none. */
  hasRole(ids: string[]): boolean {
    const { roles } = this.given;
    return !roles || ids.some((id) => roles.some((role) => role.toLowerCase() === id.toLowerCase()));
  }

  get roles(): string[] {
    return this.given.roles ?? [];
  }
}
