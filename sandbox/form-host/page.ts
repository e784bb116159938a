/** Languages that are written from right to left, by LCID: Arabic, Hebrew, Persian, Urdu. */
const rightToLeft = new Set([1025, 1037, 1065, 1056]);

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** LCID -> language tag of the page. */
const languages: Record<number, string> = { 1025: "ar", 1031: "de", 1033: "en", 1037: "he" };

export interface PageOptions {
  nonce: string;
  languageId: number;
  title: string;
  theme: "light" | "dark";
}

/** The one page of the app: everything on it is drawn by `/_host/host.js`. Order matters: Fluent UI finds React and its nonce. */
export function appPage({ nonce, languageId, title, theme }: PageOptions): string {
  const direction = rightToLeft.has(languageId) ? "rtl" : "ltr";
  const scripts = ["boot.js", "react.js", "react-dom.js", "fluent.js", "host.js"];
  return `<!doctype html>
<html lang="${languages[languageId] ?? "en"}" dir="${direction}" data-theme="${theme}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="style-nonce" content="${escapeHtml(nonce)}" />
    <title>${escapeHtml(title)}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/_host/host.css" />
  </head>
  <body>
    <div id="app"></div>
    <noscript>This app needs JavaScript.</noscript>
${scripts.map((name) => `    <script src="/_host/${name}"></script>`).join("\n")}
  </body>
</html>
`;
}
