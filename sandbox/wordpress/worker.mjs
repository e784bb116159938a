/**
 * One php-wasm process that runs WordPress (started by worker-process.ts with child_process.fork). Speaks messages:
 * `{ id, request }` or `{ id, code }` in; `{ ready }`, then `{ id, response }`, `{ id, output }` or `{ id, error }` out.
 * PHP runs synchronously: while it works this process hears nothing, so time-outs are the parent's business.
 */
import { mkdirSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { createNodeFsMountHandler, FileLockManagerForPosix, loadNodeRuntime } from "@php-wasm/node";
import { PHP, PHPRequestHandler, setPhpIniEntries } from "@php-wasm/universal";

const phpVersion = "8.3";
const requestsPerRuntime = 400;

/** @type {{ url: string, mounts: { folder: string, at: string }[], constants: Record<string, string | number | boolean>, ini: Record<string, string> }} */
const options = JSON.parse(process.argv[2]);
const fileLockManager = new FileLockManagerForPosix();
const createRuntime = () =>
  loadNodeRuntime(phpVersion, { followSymlinks: true, fileLockManager, emscriptenOptions: { processId: process.pid } });

const php = new PHP(await createRuntime());
php.setSapiName("cli");
await setPhpIniEntries(php, options.ini);
for (const [name, value] of Object.entries(options.constants)) php.defineConstant(name, value);
for (const { folder, at } of options.mounts) {
  mkdirSync(folder, { recursive: true });
  php.mkdir(at);
  await php.mount(at, createNodeFsMountHandler(folder));
}
php.enableRuntimeRotation({ recreateRuntime: createRuntime, maxRequests: requestsPerRuntime });

const handler = new PHPRequestHandler({
  php,
  documentRoot: "/wordpress",
  absoluteUrl: options.url,
  cookieStore: false,
  getFileNotFoundAction: () => ({ type: "internal-redirect", uri: "/index.php" }),
});

/** php-wasm throws when a script ends with another code than 0; what it printed hangs on the error. */
function responseOfFailure(error) {
  if (!error?.response) throw error;
  return error.response;
}

async function answer({ id, request, code }) {
  try {
    if (code !== undefined) {
      const { text: output, exitCode, errors } = await php.run({ code }).catch(responseOfFailure);
      return { id, output, exitCode, errors };
    }
    const { httpStatusCode: status, headers, bytes } = await handler.request(request);
    return { id, response: { status, headers, body: bytes } };
  } catch (error) {
    return { id, error: String(error?.stack ?? error) };
  }
}

// A thread of its own sees the parent's end even while PHP is busy and "disconnect" can't be heard.
const watch = `const parent = ${process.ppid};
setInterval(() => { try { process.kill(parent, 0); if (process.ppid === parent) return; } catch {} process.kill(process.pid, "SIGKILL"); }, 1000);`;
new Worker(watch, { eval: true }).unref();
// Ctrl-C reaches every process of the terminal; this one ends when its parent is done with it.
for (const signal of ["SIGINT", "SIGHUP"]) process.on(signal, () => {});
process.on("disconnect", () => process.exit(0));
process.on("message", async (message) => process.send(await answer(message)));
process.send({ ready: true });
