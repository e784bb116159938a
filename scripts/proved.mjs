/* `npm run proved`: which numbered behaviours (F1, F2 …) the titles of tests name, and where. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./install.mjs";

const title = /\b(?:test|it|describe)(?:\.\w+)*(?:\([^)]*\)|`[^`]*`)?\(\s*(["'`])((?:\\.|(?!\1)[\s\S])*)\1/g;
const range = /\bF(\d+)(?:\s*[–-]\s*F?(\d+))?/g;

/** Numbers that a title names; `F25–F28` names four. */
export function numbersIn(text) {
  return [...text.matchAll(range)].flatMap(([, from, to]) => {
    const first = Number(from);
    const last = Math.max(first, Number(to ?? from));
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

/** Titles of the tests in a file's text. */
export const titlesIn = (text) => [...text.matchAll(title)].map((match) => match[2]);

function proofs() {
  const files = readdirSync(join(root, "tests"), { recursive: true }).filter((name) =>
    /\.(test|spec)\.tsx?$/.test(name),
  );
  const found = new Map();
  for (const file of files.sort()) {
    for (const text of titlesIn(readFileSync(join(root, "tests", file), "utf8"))) {
      for (const number of numbersIn(text)) found.set(number, [...(found.get(number) ?? []), `tests/${file}: ${text}`]);
    }
  }
  return [...found].sort(([left], [right]) => left - right);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const all = proofs();
  for (const [number, places] of all) console.log(`F${number}\n${places.map((place) => `  ${place}`).join("\n")}`);
  console.log(
    `\n${all.length} numbered behaviours are named by tests: ${all.map(([number]) => `F${number}`).join(" ")}`,
  );
}
