import { type Environment } from "./environment";
import { type Identity, personCookie } from "./identity/identity";
import { issueToken } from "./identity/token-route";
import { answer } from "./web-api/answer-wire";

/** `fetch` that reaches the Web API and the token endpoint without a port. */
export const inProcessFetch =
  (environment: Environment, identity: Identity) =>
  (person?: { id: string }): typeof fetch =>
  async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : String(input), "http://localhost");
    const request = new Request(input instanceof Request ? input : address, init);
    const body = await request.text();
    if (address.pathname.endsWith("/oauth2/v2.0/token")) {
      const { status, body: answered } = issueToken(identity, Object.fromEntries(new URLSearchParams(body)));
      return Response.json(answered, { status });
    }
    const headers = { ...Object.fromEntries(request.headers), host: "localhost", origin: undefined };
    const wire = {
      method: request.method,
      url: address.pathname + address.search,
      headers: person ? { ...headers, cookie: `${personCookie}=${person.id}` } : headers,
      body,
      origin: address.origin,
    };
    if (environment.knobs.outage === "silence") throw new TypeError("fetch failed");
    const { status, headers: answered, body: text } = await answer(environment, identity, wire);
    return new Response(text || null, { status, headers: { "OData-Version": "4.0", ...answered } });
  };
