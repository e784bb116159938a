import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo } from "node:net";

export interface Asked {
  method: string;
  route: string;
  headers: IncomingMessage["headers"];
  body: unknown;
}

type Answer = { status?: number; body?: unknown; raw?: string; headers?: Record<string, string> } | "hang" | "drop";

/** A web server that records what it is asked and gives the answers it was told to. */
export class FakeSite {
  readonly asked: Asked[] = [];
  private readonly answers: Answer[] = [];
  private readonly server: Server = createServer((request, response) => this.handle(request, response));

  async start(): Promise<string> {
    await new Promise<void>((done) => this.server.listen(0, "127.0.0.1", done));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/blog`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  next(answer: Answer): void {
    this.answers.push(answer);
  }

  private handle(request: IncomingMessage, response: ServerResponse): void {
    let text = "";
    request.on("data", (chunk) => (text += chunk));
    request.on("end", () => {
      const url = new URL(request.url ?? "/", "http://site");
      this.asked.push({
        method: request.method ?? "",
        route: `${url.pathname} ${url.searchParams.get("rest_route")}`,
        headers: request.headers,
        body: text && JSON.parse(text),
      });
      const answer = this.answers.shift() ?? { body: {} };
      if (answer === "hang") return;
      if (answer === "drop") return void request.socket.destroy();
      const { status = 200, body, raw, headers = {} } = answer;
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(raw ?? (body === undefined ? "" : JSON.stringify(body)));
    });
  }
}
