import { createKeyedQueue, type KeyedQueue } from "../../../bridge/settle/keyed-queue";
import type { SettlePorts } from "../../../bridge/settle/ports";
import { settle } from "../../../bridge/settle/settle";
import { World } from "./world";

/** Random numbers that the same seed repeats (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Lets every continuation run that waits for nothing but its turn. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * The real `settle` on the real queue, where each effect waits until the test lets it happen: any interleaving of settles with edits, with
 * hints that are lost, doubled or late.
 */
export class Interleaving {
  readonly random: () => number;
  readonly world: World;
  readonly failures: unknown[] = [];
  readonly queue: KeyedQueue;
  /** Hints on their way; the random pick delivers them in any order. */
  hints: { contact: string; sure: boolean }[] = [];
  loseHints = true;
  #waiting: (() => void)[] = [];

  constructor(seed: number, users = 3, contacts = 3) {
    this.random = randomFrom(seed);
    const gate = () => new Promise<void>((resolve) => void this.#waiting.push(resolve));
    this.world = new World(users, contacts, gate, (contact, sure) => this.hints.push({ contact, sure }));
    this.queue = createKeyedQueue({
      limit: 3,
      pause: gate,
      run: (contact, options) => settle(contact, ports, options),
    });
    const ports: SettlePorts = {
      contacts: this.world.contactStore(),
      links: this.world.linkStore(),
      turns: this.queue.turns,
      log: { warn: (_details, message) => void this.world.log.push(message) },
      now: () => new Date(0),
      mirrors: true,
      touched: (contact) => this.hints.push({ contact, sure: true }),
    };
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.random() * list.length)]!;
  }

  /** Lets one thing happen; false when nothing waits. */
  async step(): Promise<boolean> {
    await breathe();
    const choices = this.#waiting.length + this.hints.length;
    if (choices === 0) return false;
    const at = Math.floor(this.random() * choices);
    if (at < this.#waiting.length) this.#waiting.splice(at, 1)[0]!();
    else this.#deliver(this.hints.splice(at - this.#waiting.length, 1)[0]!);
    return true;
  }

  async steps(most: number): Promise<void> {
    for (let left = Math.floor(this.random() * most); left > 0; left--) await this.step();
  }

  /** Until nothing is on its way, then the sweep, which looks at every contact. */
  async quiet(): Promise<void> {
    await this.#run();
    for (let round = 0; round < 2; round++) {
      for (const contact of this.world.contacts.keys()) this.hints.push({ contact, sure: true });
      await this.#run();
    }
  }

  async #run(): Promise<void> {
    for (let steps = 0; await this.step(); steps++) if (steps > 20_000) throw new Error("It never comes to rest.");
  }

  #deliver({ contact, sure }: { contact: string; sure: boolean }): void {
    if (!sure && this.loseHints && this.random() < 0.3) return;
    if (!sure && this.random() < 0.1) this.hints.push({ contact, sure });
    this.queue.add(contact).catch((error: unknown) => {
      this.failures.push(error);
      this.hints.push({ contact, sure: true });
    });
  }
}
