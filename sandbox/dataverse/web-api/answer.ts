/** What the Web API answers, before any transport. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body?: string;
}

/** An answer with a JSON body. */
export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { "Content-Type": "application/json; odata.metadata=minimal; charset=utf-8", ...headers },
  body: JSON.stringify(body),
});

export const noContent = (headers: Record<string, string> = {}): Answer => ({ status: 204, headers });
