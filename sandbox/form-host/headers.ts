import { randomBytes } from "node:crypto";

/** One per page: lets Fluent UI insert its style rules and nothing else. */
export const newNonce = (): string => randomBytes(16).toString("base64");

/** Headers of every script, style and data file. */
export const resourceHeaders = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
} as const;

/** Headers of the page: scripts and requests from this origin only, styles from this origin or with the page's nonce. */
export function pageHeaders(nonce: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    ...resourceHeaders,
    "content-security-policy": policy.join("; "),
    "x-frame-options": "DENY",
    "cache-control": "no-store",
  };
}

/** Headers of an HTML web resource: a page of the solution inside the app, with the inline scripts and styles that such pages have. */
export const webPageHeaders = {
  "content-security-policy":
    "default-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'self'",
} as const;
