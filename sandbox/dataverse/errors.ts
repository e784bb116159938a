import { errorTable as table } from "./error-table";

export type ErrorName = keyof typeof table;

/** Code and status of each error of the table. */
export const errorList = Object.entries(table).map(([name, [code, status]]) => ({
  name: name as ErrorName,
  code,
  status,
}));

/** What a stand-in of a plug-in throws to refuse in words for people, as InvalidPluginExecutionException does in a plug-in. */
export class BusinessError extends Error {}

/** An answer of the Web API that is no success. `message` goes to the caller as it is. */
export class DataverseError extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
    this.name = "DataverseError";
  }
}

/** Makes one of the errors of the table, e.g. `throw fail("notFound", "contact", id)`. */
export function fail<Name extends ErrorName>(name: Name, ...args: Parameters<(typeof table)[Name][2]>): DataverseError {
  const [code, status, sentence] = table[name] as readonly [string, number, (...args: unknown[]) => string];
  return new DataverseError(code, status, sentence(...args));
}

/** The envelope in which the Web API sends an error. */
export const errorBody = ({ code, message }: { code: string; message: string }) => ({ error: { code, message } });

/** What stands beside code and message for clients that ask for annotations, as Xrm.WebApi does ("Include more details with errors"). */
export const errorDetails = ({ code, message }: { code: string; message: string }): Record<string, string> => ({
  "@Microsoft.PowerApps.CDS.ErrorDetails.ApiExceptionSourceKey": "Sandbox",
  "@Microsoft.PowerApps.CDS.HelpLink": `http://go.microsoft.com/fwlink/?LinkID=398563&error=Microsoft.Crm.CrmException:${code}&client=sandbox`,
  "@Microsoft.PowerApps.CDS.TraceText": "",
  "@Microsoft.PowerApps.CDS.InnerError.Message": message,
});
