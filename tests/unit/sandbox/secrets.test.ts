import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSecrets, writeSecrets } from "../../../sandbox/secrets";

const folder = mkdtempSync(join(tmpdir(), "secrets-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a stack's secrets are drawn once, and its owner alone may read them", () => {
  const drawn = readSecrets(folder);
  expect(readSecrets(folder)).toEqual(drawn);
  expect(new Set(Object.values(drawn)).size).toBe(Object.keys(drawn).length);
  writeSecrets(folder, { ...drawn, applicationPassword: "abcd efgh" });
  expect(readSecrets(folder).applicationPassword).toBe("abcd efgh");
  expect(readdirSync(folder)).toEqual(["secrets.json"]);
  if (process.platform !== "win32") expect(statSync(join(folder, "secrets.json")).mode & 0o077).toBe(0);
});

test("a file that is no longer whole is refused with a sentence that says how to go on", () => {
  writeFileSync(join(folder, "secrets.json"), '{"adminPassword": "x');
  expect(() => readSecrets(folder)).toThrow(/secrets\.json can't be read\. Begin anew with: npm start -- --reset/);
});
