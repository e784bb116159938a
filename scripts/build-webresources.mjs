import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { minify } from "terser";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const limit = 15 * 1024;

/** Entry file -> global that the form XML's handlers name. */
const scripts = {
  commands: "AlexaCRM.WordPress.Commands",
  contact: "AlexaCRM.WordPress.Contact",
  welcome: "AlexaCRM.WordPress.Welcome",
  wordpressuser: "AlexaCRM.WordPress.WordPressUser",
};

/** Bundles each form script into `out/webresources/<name>.js`. Throws with esbuild's messages, or when one is above 15 KB compressed. */
export async function buildWebResources() {
  const target = join(root, "out/webresources");
  mkdirSync(target, { recursive: true });
  for (const [name, globalName] of Object.entries(scripts)) {
    const outfile = join(target, `${name}.js`);
    const { outputFiles } = await build({
      entryPoints: [join(root, "webresources/src", `${name}.ts`)],
      bundle: true,
      format: "iife",
      globalName,
      target: "es2018",
      charset: "utf8",
      minifySyntax: true,
      legalComments: "none",
      logLevel: "warning",
      write: false,
    });
    // The solution checker takes a function that was shortened to "$" for jQuery.
    const { code } = await minify(outputFiles[0].text, {
      ecma: 2018,
      compress: false,
      mangle: { reserved: ["$"] },
      format: { comments: false },
    });
    writeFileSync(outfile, `${code}\n`);
    const compressed = gzipSync(code, { level: 9 }).length;
    if (compressed > limit)
      throw new Error(
        `${name}.js has ${compressed} bytes compressed; at most ${limit} are allowed. Look at what it imports.`,
      );
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await buildWebResources().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
