import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { type Server } from "node:http";
import { join } from "node:path";
import { createFront } from "./front";
import { fetchWordPress } from "./fetch-wordpress";
import { listen } from "./listen";
import { failureMark, withWordPress } from "./php-code";
import { siteSecrets } from "./site-secrets";
import { type StaticRoot } from "./static-files";
import { startWorker, type WorkerOptions, type WorkerRequest, type WorkerResponse } from "./worker-process";
import { createWorkerQueue, type WorkerQueue } from "./worker-queue";

export interface WordPressOptions {
  /** This stack's own data: database, uploads, mail (`mail.jsonl`), PHP's log (`debug.log`), keys. */
  stateFolder: string;
  /** Port on 127.0.0.1; 0 takes a free one. */
  port: number;
  /** Plugins to be seen by WordPress, straight from their source folders. They are not activated. */
  pluginFolders: { slug: string; folder: string }[];
  /** WordPress itself, shared by all stacks; fetched when missing. */
  coreFolder: string;
  constants?: Record<string, string | number | boolean>;
  onProgress?: (sentence: string) => void;
  /** Milliseconds a request may run in PHP before its process is ended and replaced. Default 30,000. */
  timeout?: number;
}

export interface RunningWordPress {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  url: string;
  stateFolder: string;
  /**
   * Runs PHP code with WordPress loaded, between two requests, and resolves with what it printed. `input` is `$input` there.
   * @throws Error with PHP's message when the code dies of a fatal error.
   */
  run(phpCode: string, input?: unknown): Promise<string>;
  stop(): Promise<void>;
}

/** Milliseconds that a script of ours may take, e.g. the installation on a busy machine. */
const scriptTimeout = 300_000;

/** Fixed for every stack: nothing is scheduled, updated or fetched behind one's back, and nothing leaves the loopback address. */
const fixedConstants = {
  WP_ENVIRONMENT_TYPE: "local",
  DISABLE_WP_CRON: true,
  WP_HTTP_BLOCK_EXTERNAL: true,
  WP_ACCESSIBLE_HOSTS: "127.0.0.1,localhost",
  AUTOMATIC_UPDATER_DISABLED: true,
  DISALLOW_FILE_MODS: true,
  WP_DEBUG: true,
  WP_DEBUG_DISPLAY: false,
  WP_DEBUG_LOG: "/site/debug.log",
  DB_DIR: "/site/database",
  SQLITE_JOURNAL_MODE: "DELETE",
};

/**
 * Starts a real WordPress on 127.0.0.1: PHP 8.3 compiled to WebAssembly in a process of its own, SQLite as database, one
 * request at a time. Installs it into an empty state folder. Resolves when it answers.
 * @throws Error with a sentence when WordPress can't be fetched, installed or started, or the port is taken.
 */
export async function startWordPress(options: WordPressOptions): Promise<RunningWordPress> {
  const { stateFolder, coreFolder, pluginFolders, onProgress = () => {}, timeout = 30_000 } = options;
  await fetchWordPress({ folder: coreFolder, onProgress });
  for (const { slug } of pluginFolders) {
    mkdirSync(join(coreFolder, "wordpress/wp-content/plugins", slug), { recursive: true });
  }

  let queue: WorkerQueue | undefined;
  const front = createFront(staticRoots(options), (request) => ask(queue!, request));
  const url = `http://127.0.0.1:${await listen(front, options.port)}`;
  try {
    onProgress("Starting PHP");
    const worker = workerOptions(options, url);
    queue = await createWorkerQueue({ start: () => startWorker(worker), timeout });
    const installed = join(stateFolder, "database/installed");
    if (!existsSync(installed)) {
      onProgress("Installing WordPress");
      await install(queue);
      writeFileSync(installed, "");
    }
  } catch (error) {
    await close(front);
    await queue?.stop();
    throw error;
  }
  const running = queue;
  return {
    url,
    stateFolder,
    run: (code, input) => run(running, withWordPress(code, input)),
    async stop() {
      await Promise.all([close(front), running.stop()]);
    },
  };
}

/** Compiled PHP stays in memory between requests, which saves two fifths of the work of each; a changed file is seen at once. */
const compiledCode = {
  "opcache.file_cache_only": "0",
  "opcache.max_accelerated_files": "4000",
  "opcache.revalidate_freq": "0",
};

function workerOptions(
  { stateFolder, coreFolder, pluginFolders, constants }: WordPressOptions,
  url: string,
): WorkerOptions {
  const content = "/wordpress/wp-content";
  return {
    url,
    mounts: [
      { folder: join(coreFolder, "wordpress"), at: "/wordpress" },
      { folder: join(coreFolder, "sqlite-database-integration"), at: "/sqlite-database-integration" },
      { folder: stateFolder, at: "/site" },
      { folder: join(stateFolder, "uploads"), at: `${content}/uploads` },
      { folder: join(__dirname, "mu-plugins"), at: `${content}/mu-plugins` },
      ...pluginFolders.map(({ slug, folder }) => ({ folder, at: `${content}/plugins/${slug}` })),
    ],
    constants: { ...fixedConstants, ...siteSecrets(stateFolder), WP_HOME: url, WP_SITEURL: url, ...constants },
    ini: { memory_limit: "256M", display_errors: "0", log_errors: "1", error_log: "/site/debug.log", ...compiledCode },
  };
}

function staticRoots({ stateFolder, coreFolder, pluginFolders }: WordPressOptions): StaticRoot[] {
  return [
    ...pluginFolders.map(({ slug, folder }) => ({ path: `/wp-content/plugins/${slug}/`, folder })),
    { path: "/wp-content/uploads/", folder: join(stateFolder, "uploads") },
    { path: "/", folder: join(coreFolder, "wordpress") },
  ];
}

async function install(queue: WorkerQueue): Promise<void> {
  const code = readFileSync(join(__dirname, "install.php"), "utf8");
  const printed = await run(queue, withWordPress(code, { title: "WordPress sandbox" }, ["WP_INSTALLING"]));
  if (!/(installed|already)$/.test(printed)) throw new Error(`WordPress could not be installed. It said: ${printed}`);
}

async function run(queue: WorkerQueue, code: string): Promise<string> {
  const result = await queue.submit({ code }, scriptTimeout);
  if (!("output" in result)) throw new Error("error" in result ? result.error : "PHP gave no output.");
  if (result.exitCode !== 0) {
    const { output, errors } = result;
    const mark = output.lastIndexOf(failureMark);
    throw new Error(
      `PHP ended with an error: ${mark >= 0 ? output.slice(mark + failureMark.length) : errors || output}`,
    );
  }
  return result.output;
}

async function ask(queue: WorkerQueue | undefined, request: WorkerRequest): Promise<WorkerResponse> {
  const result = await queue?.submit({ request });
  if (!result) return { status: 503, headers: { "retry-after": ["1"] }, body: Buffer.from("WordPress is starting.\n") };
  if ("response" in result) return result.response;
  throw new Error(`WordPress could not answer. ${"error" in result ? result.error : ""}`);
}

function close(front: Server): Promise<void> {
  return new Promise((resolve) => {
    front.close(() => resolve());
    front.closeAllConnections();
  });
}
