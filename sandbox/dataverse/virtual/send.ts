import { type Trace } from "../knobs/trace";
import { type DataSource } from "./data-source";

export interface ProviderRequest {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below the service root. */
  path: string;
  options?: [name: string, value: string][];
  headers?: Record<string, string>;
  body?: unknown;
}

export interface ProviderAnswer {
  /** 2xx or 404. */
  status: number;
  body: unknown;
}

/** A data source that failed. Its own words are in the trace when `traced`. */
export class ProviderFailure extends Error {
  constructor(
    message: string,
    readonly timedOut = false,
    readonly traced = false,
  ) {
    super(message);
  }
}

/**
 * One request to a data source with its parameters, each request and answer traced (without the parameters: they are keys).
 * @throws ProviderFailure for an answer outside 2xx and 404, none in time, or none at all.
 */
export async function sendToDataSource(
  source: DataSource,
  request: ProviderRequest,
  trace: Trace,
  send: typeof fetch,
): Promise<ProviderAnswer> {
  const query = (pairs: [string, string][]) =>
    pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  const options = request.options ?? [];
  const shown = source.root + request.path + (options.length ? `?${query(options)}` : "");
  const all = [...options, ...source.parameters];
  const url = source.root + request.path + (all.length ? `?${query(all)}` : "");
  const signal = AbortSignal.timeout(source.timeoutMs);
  try {
    const response = await send(url, {
      method: request.method,
      headers: {
        Accept: "application/json",
        "OData-Version": "4.0",
        "OData-MaxVersion": "4.0",
        ...(request.body === undefined ? {} : { "Content-Type": "application/json" }),
        ...request.headers,
        ...source.headers,
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      signal,
    });
    const text = await response.text();
    trace.add({
      kind: "provider",
      method: request.method,
      url: shown,
      status: response.status,
      ...(response.ok ? {} : { response: text.slice(0, 2000) }),
    });
    if (!response.ok && response.status !== 404) throw new ProviderFailure(text, false, true);
    return { status: response.status, body: text && response.ok ? JSON.parse(text) : undefined };
  } catch (error) {
    if (error instanceof ProviderFailure) throw error;
    const message = signal.aborted ? `no answer within ${source.timeoutMs} ms` : (error as Error).message;
    trace.add({ kind: "provider", method: request.method, url: shown, status: null, error: message });
    throw new ProviderFailure(message, signal.aborted, true);
  }
}
