import { type DeliveryResult } from "./deliver";

/** What becomes of asynchronous deliveries: sent, lost, kept back until released, or sent twice. */
export const deliveryModes = ["normal", "lost", "held", "duplicated"] as const;
export type DeliveryMode = (typeof deliveryModes)[number];

export interface DeliveryInfo {
  time: string;
  message: string;
  table: string;
  rowId: string;
  step: string;
  correlationId: string;
  /** The RemoteExecutionContext as sent. */
  body: string;
}

export interface Delivery extends DeliveryInfo {
  state: "waiting" | "sent" | "failed" | "lost" | "held";
  status: number | null;
  attempts: number;
  error?: string;
}

type Send = () => Promise<DeliveryResult>;

const kept = 2000;

/** Deliveries of asynchronous steps. They run beside each other: order is not promised, as in Dataverse. */
export class DeliveryQueue {
  private deliveries: Delivery[] = [];
  private held: { delivery: Delivery; send: Send }[] = [];
  private readonly running = new Set<Promise<void>>();

  constructor(private readonly mode: () => DeliveryMode) {}

  get list(): readonly Delivery[] {
    return this.deliveries;
  }

  add(info: DeliveryInfo, send: Send): void {
    const mode = this.mode();
    const delivery: Delivery = { ...info, state: "waiting", status: null, attempts: 0 };
    this.deliveries.push(delivery);
    if (this.deliveries.length > kept) this.deliveries.shift();
    if (mode === "lost") delivery.state = "lost";
    else if (mode === "held") {
      delivery.state = "held";
      this.held.push({ delivery, send });
    } else for (let times = mode === "duplicated" ? 2 : 1; times > 0; times--) this.run(delivery, send);
  }

  /** Sends what was kept back, oldest or newest first, one after the other. @returns how many. */
  release(order: "oldest" | "newest" = "oldest"): number {
    const released = order === "newest" ? this.held.reverse() : this.held;
    this.held = [];
    let last: Promise<void> = Promise.resolve();
    for (const { delivery, send } of released) {
      delivery.state = "waiting";
      const before = last;
      last = this.run(delivery, () => before.then(send));
    }
    return released.length;
  }

  /** Resolves when nothing is under way; what is held back doesn't count. */
  async idle(): Promise<void> {
    while (this.running.size) await Promise.all(this.running);
  }

  clear(): void {
    this.deliveries = [];
    this.held = [];
  }

  private run(delivery: Delivery, send: Send): Promise<void> {
    const work = (async () => {
      // Dataverse's asynchronous service picks a job up after the request has been answered.
      await new Promise((resolve) => setImmediate(resolve));
      const { succeeded, status, attempts } = await send();
      Object.assign(delivery, { state: succeeded ? "sent" : "failed", status, attempts: delivery.attempts + attempts });
    })().catch((error: Error) => void Object.assign(delivery, { state: "failed", error: error.message }));
    const tracked = work.finally(() => this.running.delete(tracked));
    this.running.add(tracked);
    return tracked;
  }
}
