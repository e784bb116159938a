import { type Answer } from "../web-api/answer";
import { type Delivery, type DeliveryMode, type DeliveryQueue } from "../events/delivery-queue";
import { errorBody, fail } from "../errors";
import { Trace, type TraceEntry } from "./trace";

export interface FailNext {
  /** How many requests fail. */
  count: number;
  status: number;
  /** Regular expression on `<METHOD> <path and query>`; without one every request fails. */
  pattern?: string | undefined;
  /** Seconds, for 429. */
  retryAfter?: number | undefined;
}

export interface LoggedRequest {
  time: string;
  method: string;
  url: string;
  status: number;
  caller: string | null;
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

  constructor(private readonly now: () => Date) {
    this.trace = new Trace(now);
  }

  attach(queue: DeliveryQueue): void {
    this.queue = queue;
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
    this.clearLogs();
  }

  log(request: Omit<LoggedRequest, "time">): void {
    this.requestLog.push({ time: this.now().toISOString(), ...request });
    if (this.requestLog.length > kept) this.requestLog.shift();
  }

  /** The failure that was asked for, when this request is to fail. */
  takeFailure(method: string, url: string): Answer | undefined {
    const failing = this.failing;
    if (!failing || failing.left <= 0) return undefined;
    if (failing.pattern !== undefined && !new RegExp(failing.pattern).test(`${method} ${url}`)) return undefined;
    failing.left--;
    const error = failing.status === 429 ? fail("tooManyRequests") : fail("injected");
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
