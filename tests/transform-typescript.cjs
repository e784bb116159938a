const { createHash } = require("node:crypto");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const esbuild = require("esbuild");

const tsconfig = join(__dirname, "../tsconfig.jest.json");
const own = readFileSync(__filename);
const compilerSettings = readFileSync(tsconfig);
let compiler;

/** Jest's transformer: TypeScript to CommonJS without a look at types, by what builds the product too; several times as fast as the compiler. */
module.exports = {
  process(source, path, options) {
    if (/^jest\.mock\(/m.test(source)) return withMocks(source, path, options);
    return esbuild.transformSync(source, {
      loader: path.endsWith("x") ? "tsx" : "ts",
      format: "cjs",
      supported: { "dynamic-import": false },
      target: "node20",
      sourcefile: path,
      sourcemap: "external",
      tsconfigRaw: { compilerOptions: { jsx: "react" } },
    });
  },
  getCacheKey(source, path, { instrument }) {
    // What Jest keeps holds its own counting too, where coverage is asked for.
    const parts = [own, compilerSettings, esbuild.version, String(instrument), path, source];
    return parts.reduce((hash, part) => hash.update(part).update("\0"), createHash("sha256")).digest("hex");
  },
};

/** A mock has to come before the imports; ts-jest moves it there, esbuild doesn't. */
function withMocks(source, path, options) {
  compiler ??= require("ts-jest").default.createTransformer({ tsconfig, diagnostics: false });
  return compiler.process(source, path, options);
}
