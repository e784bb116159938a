/**
 * The npm package that carries WordPress, and the parts of it that the sandbox keeps.
 * Version and integrity are pinned: what was tested is what runs. WordPress is GPL-2.0-or-later and is fetched, never shipped.
 */
export const wordpressPackage = {
  name: "wp-studio",
  version: "1.22.0",
  wordpress: "7.1.1",
  integrity: "sha512-boMtahkhgWDKKyNTBA1uTK5ghnAmxXhDY6KeQCO9FmcI3/o+YOSq8JwYW5ZYnxHCxH14Jf/mD6CJTBvTWl2Ytw==",
  megabytes: 67,
} as const;

const files = "package/dist/cli/wp-files/";
const kept = [`${files}latest/wordpress/`, `${files}sqlite-database-integration/`];
const leftOut = /\/wp-content\/(themes\/twentytwenty(three|four)|plugins\/(akismet|hello\.php))/;

/** Does the sandbox need this entry of the package's tarball? One theme, no bundled plugins. */
export function isKept(entry: string): boolean {
  return kept.some((folder) => entry.startsWith(folder)) && !leftOut.test(entry);
}

/** Leading folders to drop from an entry, so that `wordpress/` and `sqlite-database-integration/` lie side by side… */
export function keptPath(entry: string): string {
  return entry.slice(files.length).replace(/^latest\//, "");
}
