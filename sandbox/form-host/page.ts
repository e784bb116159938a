import { languageByLcid } from "./browser/person/languages";

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

export interface PageOptions {
  nonce: string;
  languageId: number;
  title: string;
  theme: "light" | "dark";
}

/** The one page of the app: everything on it is drawn by `/_host/host.js`. Order matters: Fluent UI finds React and its nonce. */
export function appPage({ nonce, languageId, title, theme }: PageOptions): string {
  const { tag, rightToLeft } = languageByLcid(languageId);
  const scripts = ["boot.js", "react.js", "react-dom.js", "fluent.js", "host.js"];
  return `<!doctype html>
<html lang="${tag}" dir="${rightToLeft ? "rtl" : "ltr"}" data-theme="${theme}">
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
