import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const folder = join(__dirname, "../../../out/webresources");

describe.each(["contact.js", "wordpressuser.js", "commands.js", "welcome.js"])("the built script %s", (name) => {
  const file = join(folder, name);
  const text = (): string => {
    if (!existsSync(file)) throw new Error(`${name} is not built. Run "npm run build" first.`);
    return readFileSync(file, "utf8");
  };

  it("has at most 15 KB compressed", () => expect(gzipSync(text(), { level: 9 }).length).toBeLessThanOrEqual(15_360));

  it("asks nothing synchronously and runs no text as code", () =>
    expect(text()).not.toMatch(/XMLHttpRequest|\beval\(|new Function\(/));
});
