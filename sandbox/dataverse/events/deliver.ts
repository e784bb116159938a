import { type EndpointRequest } from "./endpoint-request";

export interface DeliveryResult {
  succeeded: boolean;
  /** Status of the last attempt; null: no answer. */
  status: number | null;
  attempts: number;
  error?: string;
}

const retried = [502, 503, 504];

/**
 * Posts a body to a webhook: only the status counts, 2xx is success, after 502, 503 and 504 there is exactly one more attempt, and
 * nothing is ever sent later (use-webhooks).
 */
export async function deliver(
  { url, headers }: EndpointRequest,
  body: string,
  timeoutMs: number,
  send: typeof fetch,
): Promise<DeliveryResult> {
  for (let attempts = 1; ; attempts++) {
    const result = await attempt();
    const again = attempts === 1 && result.status !== null && retried.includes(result.status);
    if (!again) return { ...result, attempts };
  }

  async function attempt(): Promise<Omit<DeliveryResult, "attempts">> {
    try {
      const response = await send(url, {
        method: "POST",
        headers,
        body,
        redirect: "manual",
        signal: AbortSignal.timeout(timeoutMs),
      });
      await response.arrayBuffer();
      const { ok: succeeded, status } = response;
      return succeeded ? { succeeded, status } : { succeeded, status, error: `The endpoint answered ${status}.` };
    } catch (error) {
      const { cause } = error as { cause?: Error };
      return { succeeded: false, status: null, error: cause?.message ?? (error as Error).message };
    }
  }
}
