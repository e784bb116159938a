/** Languages that are written from right to left, by LCID: Arabic, Hebrew, Persian, Urdu. */
const rightToLeft = new Set([1025, 1037, 1065, 1056]);

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The one page of the app: everything on it is drawn by `/_host/host.js`. Order matters: Fluent UI finds React and its nonce. */
export function appPage({ nonce, languageId, title }: { nonce: string; languageId: number; title: string }): string {
  const direction = rightToLeft.has(languageId) ? "rtl" : "ltr";
  const scripts = ["boot.js", "react.js", "react-dom.js", "fluent.js", "host.js"];
  return `<!doctype html>
<html lang="en" dir="${direction}">
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
