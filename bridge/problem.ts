/** An answer that says no: status, code and a sentence for a person (docs/contracts.md, "Dataverse -> bridge"). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "Problem";
  }
}
