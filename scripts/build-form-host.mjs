import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** React comes from the page, one copy for the app and the controls, as on the platform. */
const reactFromPage = {
  name: "react-from-page",
  setup({ onResolve, onLoad }) {
    const globals = { react: "React", "react-dom": "ReactDOM" };
    onResolve({ filter: /^react(-dom)?$/ }, ({ path }) => ({ path, namespace: "page" }));
    onLoad({ filter: /.*/, namespace: "page" }, ({ path }) => ({
      contents: `module.exports = window.${globals[path]};`,
    }));
  },
};

/** Bundles the app's browser side into `out/form-host/` (host.js, boot.js, host.css). Throws with esbuild's messages when it can't. */
export async function buildFormHost() {
  const source = join(root, "sandbox/form-host/browser");
  const target = join(root, "out/form-host");
  await build({
    entryPoints: [
      { in: join(source, "main.tsx"), out: "host" },
      { in: join(source, "styles/host.css"), out: "host" },
      { in: join(source, "boot.ts"), out: "boot" },
    ],
    outdir: target,
    bundle: true,
    format: "iife",
    target: "es2020",
    jsx: "transform",
    minify: true,
    sourcemap: "linked",
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [reactFromPage],
    logLevel: "warning",
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildFormHost();
