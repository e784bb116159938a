/** A data source in memory: answers what it is told to and keeps what it was asked. */
export interface FeedRequest {
  method: string;
  /** Path and query, decoded. */
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

export interface FakeFeed {
  fetch: typeof fetch;
  requests: FeedRequest[];
  rows: Map<string, Record<string, unknown>>;
  /** Overrides the answer while set. */
  answer: ((request: FeedRequest) => Response | Promise<Response>) | undefined;
}

export const feedRoot = "https://feed.example/odata/";

export const feedUser = (id: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  Id: id,
  DisplayName: "Ann Lee",
  WpId: 42,
  FirstName: "Ann",
  LastName: "Lee",
  Username: "ann.lee",
  Email: "ann@example.com",
  Roles: "subscriber",
  LoginLocked: false,
  LastLogin: "2026-03-01T10:00:00.5+01:00",
  Modified: "2026-03-01T10:00:00Z",
  TimeZone: null,
  Locale: "en_US",
  Site: "Example",
  Binding: "Contact",
  ContactId: null,
  ContactName: null,
  NotBindable: null,
  ...more,
});

export function fakeFeed(): FakeFeed {
  const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
  const feed: FakeFeed = {
    requests: [],
    rows: new Map(),
    answer: undefined,
    fetch: async (input, init = {}) => {
      const text = typeof init.body === "string" ? init.body : undefined;
      const request: FeedRequest = {
        method: init.method ?? "GET",
        path: decodeURIComponent(String(input).replace(feedRoot, "")),
        headers: Object.fromEntries(new Headers(init.headers)),
        body: text && JSON.parse(text),
      };
      feed.requests.push(request);
      if (feed.answer)
        return Promise.race([
          feed.answer(request),
          new Promise<never>((_, reject) => init.signal?.addEventListener("abort", () => reject(new Error("aborted")))),
        ]);
      const id = /^WordPressUsers\(([^)]*)\)/.exec(request.path)?.[1];
      if (id !== undefined) {
        const row = feed.rows.get(id);
        if (!row) return json(404, { error: { code: "NotFound", message: "No such user." } });
        if (request.method === "DELETE") return (feed.rows.delete(id), new Response(null, { status: 204 }));
        if (request.method === "PATCH") feed.rows.set(id, { ...row, ...(request.body as Record<string, unknown>) });
        return json(200, feed.rows.get(id));
      }
      if (request.method === "POST")
        return json(201, feedUser("57500001-0001-8000-8000-0000000000ff", request.body as Record<string, unknown>));
      const value = [...feed.rows.values()];
      return json(200, { "@odata.count": value.length, value });
    },
  };
  return feed;
}
