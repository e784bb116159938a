import { type Call, type Environment } from "../environment";
import { fail } from "../errors";
import { newGuid } from "../guid";
import { type Answer } from "./answer";
import { handle, type WebApiRequest } from "./handle";
import { parsePrefer } from "./prefer";

interface Part {
  headers: Record<string, string>;
  content: string;
}

interface Operation extends WebApiRequest {
  headers: Record<string, string>;
  contentId: string | undefined;
}

const limit = 1000;

/**
 * `POST $batch`: requests run one after the other; a change set is all or nothing and takes no GET; `$1` stands for the row that the
 * request with that Content-ID made. Without `odata.continue-on-error` the first failure ends the batch. Lines may end with LF alone.
 */
export async function batch(
  environment: Environment,
  call: Call,
  contentType: string | undefined,
  body: string,
): Promise<Answer> {
  const parts = split(body, boundaryOf(contentType));
  const boundary = `batchresponse_${newGuid()}`;
  const lines: string[] = [];
  let count = 0;
  for (const part of parts) {
    const type = part.headers["content-type"];
    const inner = type?.startsWith("multipart/mixed") ? split(part.content, boundaryOf(type)) : undefined;
    count += inner?.length ?? 1;
    if (count > limit) throw fail("badQuery", `A batch takes at most ${limit} operations.`);
    const { text, ok } = inner
      ? await changeSet(environment, call, inner.map(readOperation))
      : await single(environment, call, readOperation(part));
    lines.push(`--${boundary}`, text);
    if (!ok && !call.prefer.continueOnError) break;
  }
  lines.push(`--${boundary}--`, "");
  return {
    status: 200,
    headers: { "Content-Type": `multipart/mixed; boundary=${boundary}` },
    body: lines.join("\r\n"),
  };
}

async function single(environment: Environment, call: Call, operation: Operation) {
  const answer = await run(environment, call, operation);
  return { text: partText(answer, undefined), ok: answer.status < 400 };
}

async function changeSet(environment: Environment, call: Call, operations: Operation[]) {
  if (operations.some(({ method }) => method === "GET")) throw fail("badQuery", "A change set takes no GET.");
  const { transaction, commit, rollback } = environment.store.begin();
  const made = new Map<string, string>();
  const answers: { answer: Answer; contentId: string | undefined }[] = [];
  for (const operation of operations) {
    const named = { ...operation, path: withIds(operation.path, made), body: withIds(operation.body, made) };
    const answer = await run(environment, { ...call, changeSet: transaction }, named);
    if (answer.status >= 400) {
      rollback();
      return { text: partText(answer, operation.contentId), ok: false };
    }
    const address = answer.headers["OData-EntityId"];
    if (operation.contentId && address) made.set(operation.contentId, address.slice(call.base.length + 1));
    answers.push({ answer, contentId: operation.contentId });
  }
  commit();
  const boundary = `changesetresponse_${newGuid()}`;
  const inner = answers.flatMap(({ answer, contentId }) => [`--${boundary}`, partText(answer, contentId)]);
  const text = [`Content-Type: multipart/mixed; boundary=${boundary}`, "", ...inner, `--${boundary}--`, ""].join(
    "\r\n",
  );
  return { text, ok: true };
}

const run = (environment: Environment, call: Call, operation: Operation): Promise<Answer> => {
  const headers = { ...call.headers, "if-match": undefined, "if-none-match": undefined, ...operation.headers };
  const tag = new URLSearchParams(operation.query).get("tag") ?? call.tag;
  const own = {
    ...call,
    headers,
    prefer: parsePrefer(operation.headers.prefer),
    ...(tag === undefined ? {} : { tag }),
  };
  return handle(environment, own, operation);
};

const withIds = (text: string, made: Map<string, string>): string =>
  [...made].reduce(
    (result, [id, address]) => result.replaceAll(new RegExp(`(^|[/"])\\$${id}(?=$|[/"])`, "g"), `$1${address}`),
    text,
  );

function partText(answer: Answer, contentId: string | undefined): string {
  const head = [
    "Content-Type: application/http",
    "Content-Transfer-Encoding: binary",
    ...(contentId ? [`Content-ID: ${contentId}`] : []),
    "",
  ];
  const headers = Object.entries({ ...answer.headers, "OData-Version": "4.0" }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return [
    ...head,
    `HTTP/1.1 ${answer.status} ${answer.status < 400 ? "OK" : "Error"}`,
    ...headers,
    "",
    answer.body ?? "",
    "",
  ].join("\r\n");
}

function boundaryOf(contentType: string | undefined): string {
  const boundary = /boundary="?([^";\s]+)"?/i.exec(contentType ?? "")?.[1];
  if (!boundary) throw fail("badQuery", "A batch needs 'Content-Type: multipart/mixed; boundary=…'.");
  return boundary;
}

function split(body: string, boundary: string): Part[] {
  const text = `\n${body.replace(/\r\n/g, "\n")}`;
  const parts = text.split(`\n--${boundary}`).slice(1);
  return parts.filter((part) => !part.startsWith("--")).map((part) => readPart(part.replace(/^[ \t]*\n/, "")));
}

function readPart(text: string): Part {
  const [head = "", ...content] = text.split("\n\n");
  const headers: Record<string, string> = {};
  for (const line of head.split("\n")) {
    const [name = "", ...value] = line.split(":");
    if (value.length) headers[name.trim().toLowerCase()] = value.join(":").trim();
  }
  return { headers, content: content.join("\n\n") };
}

/** `METHOD <address> HTTP/1.1`, headers, an empty line, the body. */
function readOperation({ headers, content }: Part): Operation {
  const trimmed = content.replace(/^\n+/, "");
  const [line = "", ...rest] = trimmed.split("\n");
  const [method = "", address = ""] = line.trim().split(/\s+/);
  const relative = address
    .replace(/^https?:\/\/[^/]+/, "")
    .replace(/^\/?api\/data\/v9\.\d+\//, "")
    .replace(/^\//, "");
  const [path = "", ...query] = relative.split("?");
  const part = readPart(rest.join("\n"));
  const body = part.content.trim();
  return { method, path, query: query.join("?"), body, headers: part.headers, contentId: headers["content-id"] };
}
