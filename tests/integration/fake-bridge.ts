import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { type AddressInfo } from "node:net";

/** What WordPress asked. */
export interface Question {
  site: number;
  user: number;
  login: string;
  mode: number;
  contact: string | null;
  strict: boolean;
}

/** Stands in for the bridge: answers what the test says, checks the signature, counts. */
export interface FakeBridge {
  url: string;
  secret: string;
  questions: Question[];
  /** What the next questions are answered with; "down" is 503, "garbage" no JSON. */
  answer: object | "down" | "garbage";
  /** Requests whose signature was wrong. */
  unsigned: number;
  reset(): void;
  stop(): Promise<void>;
}

/** The answer for a contact whose Login Enabled is Yes, unless it says otherwise. */
export const answerOf = (contact: string | null, version: string | null, more: object = {}): object => ({
  decision: "allow",
  reason: "login_enabled",
  contact,
  name: "Ann O'Hara",
  version,
  ...more,
});

export async function startFakeBridge(): Promise<FakeBridge> {
  const secret = "a secret of both sides";
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString();
      const timestamp = String(request.headers["x-icds-timestamp"]);
      const signature = createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
      const late = Math.abs(Date.now() / 1000 - Number(timestamp)) > 300;
      if (signature !== request.headers["x-icds-signature"] || late) bridge.unsigned++;
      if (request.url === "/wordpress/sign-in") bridge.questions.push(JSON.parse(body) as Question);
      response.statusCode = bridge.answer === "down" ? 503 : 200;
      response.end(bridge.answer === "garbage" ? "<html>" : JSON.stringify(bridge.answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bridge: FakeBridge = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    secret,
    questions: [],
    answer: "down",
    unsigned: 0,
    reset() {
      Object.assign(bridge, { questions: [], answer: "down", unsigned: 0 });
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return bridge;
}
