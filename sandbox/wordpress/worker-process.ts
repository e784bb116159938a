import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";

/** What the php-wasm process is started with; see worker.mjs. */
export interface WorkerOptions {
  url: string;
  /** Folders of this machine and where PHP sees them. */
  mounts: { folder: string; at: string }[];
  constants: Record<string, string | number | boolean>;
  ini: Record<string, string>;
}

export interface WorkerRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: Uint8Array;
}

export interface WorkerResponse {
  status: number;
  headers: Record<string, string[]>;
  body: Uint8Array;
}

export type Job = { request: WorkerRequest } | { code: string };
export type Result =
  { response: WorkerResponse } | { output: string; exitCode: number; errors: string } | { error: string };

/** A running worker: does one job at a time. */
export interface Worker {
  /** Rejects when the process dies before it answers. */
  perform(job: Job): Promise<Result>;
  /** Ends the process at once, in the middle of whatever it does. Resolves when it is gone. */
  kill(): Promise<void>;
  readonly pid: number | undefined;
}

/**
 * Starts a php-wasm process and waits until it can answer. The process ends with its parent (IPC "disconnect").
 * @throws Error when it dies before that, with what it wrote to stderr.
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const child = fork(join(__dirname, "worker.mjs"), [JSON.stringify(options)], {
    serialization: "advanced",
    execArgv: [],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const said = lastWords(child);
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const waiting = new Map<number, (result: Result) => void>();
  let next = 0;

  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`The WordPress process ended while it started. ${said()}`)));
    child.once("message", () => resolve());
  });
  child.on("message", ({ id, ...result }: { id: number } & Result) => {
    waiting.get(id)?.(result);
    waiting.delete(id);
  });

  return {
    pid: child.pid,
    perform(job) {
      const id = ++next;
      return new Promise<Result>((resolve, reject) => {
        waiting.set(id, resolve);
        void gone.then(() => reject(new Error(`The WordPress process ended in the middle of a request. ${said()}`)));
        child.send({ id, ...job }, (error) => error && reject(error));
      });
    },
    async kill() {
      child.kill("SIGKILL");
      await gone;
    },
  };
}

/** Keeps the end of what a process writes, for the sentence that explains its death. */
function lastWords(child: ChildProcess): () => string {
  let text = "";
  const keep = (chunk: Buffer) => (text = (text + chunk.toString()).slice(-2000));
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  return () => text.trim();
}
