import { type DataverseError, fail } from "../errors";

/** Service protection limits per user, over a sliding window (api-limits). */
export interface LimitSettings {
  requests: number;
  /** Combined execution time of the requests, in seconds. */
  executionSeconds: number;
  concurrent: number;
  windowSeconds: number;
}

export const platformLimits: LimitSettings = {
  requests: 6000,
  executionSeconds: 1200,
  concurrent: 52,
  windowSeconds: 300,
};

interface Use {
  /** Started at, took: milliseconds. */
  past: { at: number; took: number }[];
  running: number;
}

/** Counts what each user asks for. Off unless switched on, since a test or a curious person is no fair user. */
export class Limits {
  private settings: LimitSettings | undefined;
  private readonly users = new Map<string, Use>();

  constructor(private readonly now: () => Date) {}

  /** Switches them on with the platform's numbers, or others; undefined switches them off. */
  set(settings: Partial<LimitSettings> | undefined): void {
    this.settings = settings && { ...platformLimits, ...settings };
    this.users.clear();
  }

  /** Notes the start of a request. @returns what to call when it has been answered, and the debug headers. @throws DataverseError 429. */
  begin(userId: string): { end: () => void; headers: Record<string, string> } {
    const { settings } = this;
    if (!settings) return { end: () => undefined, headers: {} };
    const now = this.now().getTime();
    const use = this.users.get(userId) ?? { past: [], running: 0 };
    this.users.set(userId, use);
    use.past = use.past.filter(({ at }) => at > now - settings.windowSeconds * 1000);
    const spent = use.past.reduce((sum, { took }) => sum + took, 0) / 1000;
    const wait = Math.ceil(((use.past[0]?.at ?? now) + settings.windowSeconds * 1000 - now) / 1000);
    if (use.running >= settings.concurrent) throw limited(fail("tooManyAtOnce", settings.concurrent), 1);
    if (use.past.length >= settings.requests)
      throw limited(fail("tooManyRequests", settings.requests, settings.windowSeconds), wait);
    if (spent >= settings.executionSeconds)
      throw limited(fail("tooMuchTime", settings.executionSeconds * 1000, settings.windowSeconds), wait);
    const entry = { at: now, took: 0 };
    use.past.push(entry);
    use.running++;
    const started = performance.now();
    const end = () => {
      use.running--;
      entry.took = performance.now() - started;
    };
    const headers = {
      "x-ms-ratelimit-burst-remaining-xrm-requests": String(settings.requests - use.past.length),
      "x-ms-ratelimit-time-remaining-xrm-requests": (settings.executionSeconds - spent).toFixed(2),
    };
    return { end, headers };
  }
}

function limited(error: DataverseError, seconds: number): DataverseError {
  error.headers["Retry-After"] = String(Math.max(1, seconds));
  return error;
}
