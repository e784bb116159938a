/**
 * A query option that can't be read or can't be answered. The message is a whole sentence in the wording of Microsoft's OData
 * library (which Dataverse passes on), e.g. "There is an unterminated literal at position 21 in '…'".
 */
export class QueryError extends Error {
  constructor(
    message: string,
    /** Zero-based character at fault; undefined when no single place is. */
    readonly position?: number,
  ) {
    super(message);
    this.name = "QueryError";
  }
}
