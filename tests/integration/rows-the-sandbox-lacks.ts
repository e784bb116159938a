/** Tables of a real environment that the sandbox has not: rows by set and id, just enough for set-up to read, make and delete them. */
export class LackingTables {
  private readonly ids: Record<string, string> = {
    catalogs: "catalogid",
    catalogassignments: "catalogassignmentid",
    customapis: "customapiid",
  };
  readonly rows = new Map<string, Record<string, unknown>>();

  constructor(customApis: string[]) {
    customApis.forEach((uniquename, at) => {
      const customapiid = `33333333-3333-4333-8333-${String(at).padStart(12, "0")}`;
      this.rows.set(`customapis(${customapiid})`, { customapiid, uniquename });
    });
  }

  /** The answer to a request for one of these tables; undefined for any other. */
  answer(method: string, path: string, query: URLSearchParams, body: string): Response | undefined {
    const [, set = "", id] = /^(\w+)(?:\((.*)\))?$/.exec(path) ?? [];
    const idColumn = this.ids[set];
    if (!idColumn) return undefined;
    if (method === "GET") return Response.json({ value: this.find(set, query.get("$filter") ?? "") });
    if (method === "DELETE") return new Response(null, { status: this.rows.delete(`${set}(${id})`) ? 204 : 404 });
    const row = JSON.parse(body) as Record<string, unknown>;
    const key = `${set}(${id ?? String(row[idColumn])})`;
    for (const [name, value] of Object.entries(row))
      if (
        name.endsWith("@odata.bind") &&
        !/^\/entities\(/.test(String(value)) &&
        !this.rows.has(String(value).slice(1))
      )
        return Response.json(
          { error: { code: "0x80040217", message: `${String(value)} Does Not Exist` } },
          { status: 404 },
        );
    this.rows.set(key, { ...this.rows.get(key), ...row });
    return new Response(null, { status: 204 });
  }

  private find(set: string, filter: string): Record<string, unknown>[] {
    const [, column = "", value = ""] = /^(\w+) eq '?([^']*)'?$/.exec(filter) ?? [];
    return [...this.rows]
      .filter(([key, row]) => key.startsWith(`${set}(`) && row[column] === value)
      .map(([, row]) => row);
  }
}
