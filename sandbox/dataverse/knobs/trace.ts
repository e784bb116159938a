/**
 * What went on inside, for whoever looks for the reason of an answer: a request to a data source, a delivery of a webhook, something
 * that is not implemented. Dataverse has the plug-in trace log and the system jobs for it.
 */
export type TraceEntry = { time: string } & (
  | { kind: "provider"; method: string; url: string; status: number | null; error?: string; response?: string }
  | {
      kind: "delivery";
      message: string;
      table: string;
      id: string;
      step: string;
      status: number | null;
      outcome: string;
    }
  | { kind: "notImplemented"; method: string; url: string; what: string }
  | { kind: "unexpected"; method: string; url: string; error: string }
);

type Entry<Kind> = Kind extends TraceEntry ? Omit<Kind, "time"> : never;

const kept = 2000;

/** The latest entries, oldest first. */
export class Trace {
  readonly entries: TraceEntry[] = [];

  constructor(private readonly now: () => Date) {}

  add(entry: Entry<TraceEntry>): void {
    this.entries.push({ time: this.now().toISOString(), ...entry } as TraceEntry);
    if (this.entries.length > kept) this.entries.splice(0, this.entries.length - kept);
  }

  clear(): void {
    this.entries.length = 0;
  }
}
