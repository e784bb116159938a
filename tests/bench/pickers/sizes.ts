import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Measure } from "./measure";

const kilobyte = 1024;
const out = join(__dirname, "../../../out");

/** What a browser loads of the build, in bytes; the pickers' style sheet is one file, shared by the browser's cache. */
export function sizes(): Measure[] {
  const bytes = (what: string, value: number, bound?: number): Measure => ({
    ...{ what, value, unit: "bytes" },
    ...(bound === undefined ? {} : { bound }),
  });
  const compressed = (content: Buffer): number => gzipSync(content, { level: 9 }).length;
  const controls = readdirSync(join(out, "controls")).flatMap((name) => {
    const bundle = readFileSync(join(out, "controls", name, "bundle.js"));
    const css = readFileSync(join(out, "controls", name, "css/picker.css"));
    return [
      bytes(`${name}: bundle`, bundle.length, 12 * kilobyte),
      bytes(`${name}: bundle, compressed`, compressed(bundle), 4.5 * kilobyte),
      bytes(`${name}: style sheet, compressed`, compressed(css)),
    ];
  });
  const scripts = readdirSync(join(out, "webresources"))
    .filter((name) => name.endsWith(".js"))
    .map((name) =>
      bytes(`${name}: compressed`, compressed(readFileSync(join(out, "webresources", name))), 15 * kilobyte),
    );
  return [...controls, ...scripts];
}
