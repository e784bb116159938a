import { realpath, stat } from "node:fs/promises";
import { extname, join, sep } from "node:path";

/** Types that are served from the folder without asking PHP; anything else is PHP's business. */
const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".ttf": "font/ttf",
  ".eot": "application/vnd.ms-fontobject",
};

/** A folder and the path under which its files are served, with slashes at both ends. */
export interface StaticRoot {
  path: string;
  folder: string;
}

export interface StaticFile {
  file: string;
  type: string;
  size: number;
  modified: Date;
}

/**
 * The file behind a URL's path, or undefined when PHP has to answer. Roots are tried in order. A path that leaves its root
 * (also by a link), names a hidden file or has a type not listed above is not served.
 */
export async function findStaticFile(urlPath: string, roots: StaticRoot[]): Promise<StaticFile | undefined> {
  const path = decode(urlPath);
  const type = path && types[extname(path).toLowerCase()];
  if (!path || !type) return undefined;
  if (/[\0\\]/.test(path) || path.split("/").some((part) => part.startsWith("."))) return undefined;
  for (const { path: prefix, folder } of roots) {
    if (!path.startsWith(prefix)) continue;
    const file = await insideOf(folder, path.slice(prefix.length));
    if (file) return { ...file, type };
  }
  return undefined;
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

async function insideOf(folder: string, path: string): Promise<Omit<StaticFile, "type"> | undefined> {
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, path));
    if (!file.startsWith(root + sep)) return undefined;
    const found = await stat(file);
    return found.isFile() ? { file, size: found.size, modified: found.mtime } : undefined;
  } catch {
    return undefined;
  }
}
