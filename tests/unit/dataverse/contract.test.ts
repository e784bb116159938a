import { readFileSync } from "node:fs";
import { join } from "node:path";

import { contractText, unknown } from "../../../sandbox/dataverse/contract";
import { proved } from "../../../sandbox/dataverse/proved";
import { withSupported } from "../../../sandbox/dataverse/supported-text";
import { refused } from "../../../sandbox/dataverse/supported";

test.each(proved)("$section: $sentence", ({ file, title }) => {
  expect(readFileSync(join(__dirname, file), "utf8")).toContain(title);
});

test("the printed list has every entry of all three kinds once", () => {
  const text = contractText();
  const sentences = [...proved, ...unknown].map(({ sentence }) => sentence);
  expect(new Set(sentences).size).toBe(sentences.length);
  for (const sentence of [...sentences, ...refused.map(({ what }) => what)]) expect(text).toContain(sentence);
});

test("sandbox/README.md says what is supported and refused: `npm run contract -- --readme` writes it", () => {
  const readme = readFileSync(join(__dirname, "../../../sandbox/README.md"), "utf8");
  expect(readme).toBe(withSupported(readme));
});
