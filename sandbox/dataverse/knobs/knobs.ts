import { type Answer } from "../web-api/answer";
import { type Delivery, type DeliveryMode, type DeliveryQueue } from "../events/delivery-queue";
import { errorBody, fail } from "../errors";
import { type Snapshots } from "../store/snapshots";
import { type Clock } from "./clock";
import { Limits, platformLimits } from "./limits";
import { Trace, type TraceEntry } from "./trace";

export interface FailNext {
  /** How many requests fail. */
  count: number;
  status: number;
  /** Regular expression on `<METHOD> <path and query>`; without one every request fails. */
  pattern?: string | undefined;
  /** Seconds, for 429. */
  retryAfter?: number | undefined;
  /** Which of the three limits a 429 names. */
  limit?: "requests" | "time" | "concurrency" | undefined;
  /**
   * What a failure other than 429 is called: a SQL deadlock, which may be tried again; what a duplicate detection rule finds (412), of
   * which there are none here; or nothing in particular.
   */
  error?: "unexpected" | "deadlock" | "duplicate" | undefined;
}

/** What became of a request: done, refused in the platform's words, or nothing that the sandbox knows. */
export type Outcome = "handled" | "refused" | "unknown";

export interface LoggedRequest {
  time: string;
  method: string;
  url: string;
  status: number;
  caller: string | null;
  outcome: Outcome;
}

const kept = 2000;

/** What a test or a curious person may turn: none of it is part of the platform. */
export class Knobs {
  readonly trace: Trace;
  deliveryMode: DeliveryMode = "normal";
  delayMs = 0;
  private failing: (FailNext & { left: number }) | undefined;
  private requestLog: LoggedRequest[] = [];
  private queue: DeliveryQueue | undefined;
  private snapshots: Snapshots | undefined;
  readonly limits: Limits;
  /** Every request of the Web API answers 503 or, with "silence", gets no answer at all. */
  outage: "no" | "503" | "silence" = "no";

  constructor(readonly clock: Clock) {
    this.trace = new Trace(clock.now);
    this.limits = new Limits(clock.now);
  }

  attach(queue: DeliveryQueue, snapshots: Snapshots): void {
    this.queue = queue;
    this.snapshots = snapshots;
  }

  /** Keeps all rows as they are now under a name; with a storage file they survive the process. */
  takeSnapshot(name: string): void {
    this.snapshots?.take(name);
  }

  /** Puts all rows back as they were. @returns false when no snapshot has this name. */
  restoreSnapshot(name: string): boolean {
    return this.snapshots?.restore(name) ?? false;
  }

  get snapshotNames(): string[] {
    return this.snapshots?.names ?? [];
  }

  /** Every answer of the Web API waits this long. */
  delay(milliseconds: number): void {
    this.delayMs = milliseconds;
  }

  failNext(options: FailNext): void {
    this.failing = { ...options, left: options.count };
  }

  deliveries(mode: DeliveryMode): void {
    this.deliveryMode = mode;
  }

  loseDeliveries(lose: boolean): void {
    this.deliveryMode = lose ? "lost" : "normal";
  }

  /** Sends deliveries that were held back. @returns how many. */
  releaseDeliveries(order: "oldest" | "newest" = "oldest"): number {
    return this.queue?.release(order) ?? 0;
  }

  get requests(): readonly LoggedRequest[] {
    return this.requestLog;
  }

  get deliveryList(): readonly Delivery[] {
    return this.queue?.list ?? [];
  }

  get traceEntries(): readonly TraceEntry[] {
    return this.trace.entries;
  }

  clearLogs(): void {
    this.requestLog = [];
    this.trace.clear();
    this.queue?.clear();
  }

  /** Back to the state of the start, logs emptied. */
  reset(): void {
    this.deliveryMode = "normal";
    this.delayMs = 0;
    this.failing = undefined;
    this.outage = "no";
    this.limits.set(undefined);
    this.clock.reset();
    this.clearLogs();
  }

  log(request: Omit<LoggedRequest, "time">): void {
    this.requestLog.push({ time: this.clock.now().toISOString(), ...request });
    if (this.requestLog.length > kept) this.requestLog.shift();
  }

  /** The failure that was asked for, when this request is to fail. */
  takeFailure(method: string, url: string): Answer | undefined {
    const failing = this.failing;
    if (!failing || failing.left <= 0) return undefined;
    if (failing.pattern !== undefined && !new RegExp(failing.pattern).test(`${method} ${url}`)) return undefined;
    failing.left--;
    const error = failing.status === 429 ? limitError(failing.limit) : fail(named[failing.error ?? "unexpected"]);
    return {
      status: failing.status,
      headers: {
        "Content-Type": "application/json",
        ...(failing.status === 429 ? { "Retry-After": String(failing.retryAfter ?? 1) } : {}),
      },
      body: JSON.stringify(errorBody(error)),
    };
  }
}

const named = { unexpected: "injected", deadlock: "deadlock", duplicate: "duplicateFound" } as const;

function limitError(limit: FailNext["limit"]) {
  const { requests, executionSeconds, concurrent, windowSeconds } = platformLimits;
  if (limit === "time") return fail("tooMuchTime", executionSeconds * 1000, windowSeconds);
  return limit === "concurrency" ? fail("tooManyAtOnce", concurrent) : fail("tooManyRequests", requests, windowSeconds);
}
