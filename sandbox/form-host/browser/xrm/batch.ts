import { type HttpRequest } from "./organization-request";

export interface BatchPart {
  requests: HttpRequest[];
  isChangeSet: boolean;
}

const apiRoot = "/api/data/v9.2/";

function requestText({ method, path, body }: HttpRequest, id: number): string {
  return [
    "Content-Type: application/http",
    "Content-Transfer-Encoding: binary",
    `Content-ID: ${id}`,
    "",
    `${method} ${apiRoot}${path} HTTP/1.1`,
    "Accept: application/json",
    ...(body ? ["Content-Type: application/json; type=entry"] : []),
    "",
    body ? JSON.stringify(body) : "",
  ].join("\r\n");
}

/** The multipart body of a `$batch` (documentation: "Execute batch operations"). */
export function batchBody(boundary: string, parts: BatchPart[]): string {
  let id = 0;
  const texts = parts.map(({ requests, isChangeSet }, index) => {
    const inner = requests.map((request) => requestText(request, ++id));
    if (!isChangeSet) return inner[0] ?? "";
    const changes = `changeset_${index}`;
    return [
      `Content-Type: multipart/mixed;boundary=${changes}`,
      "",
      ...inner.map((text) => `--${changes}\r\n${text}`),
      `--${changes}--`,
    ].join("\r\n");
  });
  return [...texts.map((text) => `--${boundary}\r\n${text}`), `--${boundary}--`, ""].join("\r\n");
}

/** The responses in a batch's answer, change sets opened up. */
export function batchResponses(contentType: string, body: string): Response[] {
  const boundary = /boundary="?([^";]+)/i.exec(contentType)?.[1];
  if (!boundary) return [];
  return partsOf(body, boundary).flatMap((part) => {
    const [head, rest] = splitAtBlankLine(part);
    const inner = /content-type:\s*(multipart\/mixed[^\r\n]*)/i.exec(head)?.[1];
    return inner ? batchResponses(inner, rest) : [readResponse(rest)];
  });
}

const partsOf = (body: string, boundary: string): string[] =>
  body
    .split(`--${boundary}`)
    .slice(1)
    .filter((part) => !part.startsWith("--"))
    .map((part) => part.replace(/^\r?\n/, ""));

function splitAtBlankLine(text: string): [string, string] {
  const at = /\r?\n\r?\n/.exec(text);
  return at ? [text.slice(0, at.index), text.slice(at.index + at[0].length)] : [text, ""];
}

function readResponse(text: string): Response {
  const [head, body] = splitAtBlankLine(text);
  const [statusLine = "", ...lines] = head.split(/\r?\n/);
  const [, status = "500", statusText = ""] = /^HTTP\/1\.1 (\d+) ?(.*)$/.exec(statusLine) ?? [];
  const headers = lines.flatMap((line): [string, string][] => {
    const at = line.indexOf(":");
    return at > 0 ? [[line.slice(0, at).trim(), line.slice(at + 1).trim()]] : [];
  });
  const content = Number(status) === 204 || Number(status) === 304 ? null : body.replace(/\r?\n$/, "");
  return new Response(content, { status: Number(status), statusText, headers });
}
