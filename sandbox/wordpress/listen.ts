import { randomInt } from "node:crypto";
import { type AddressInfo, createServer, type Server } from "node:net";

/** A port that something else listens on. */
export class PortTaken extends Error {
  constructor(readonly port: number) {
    super(`Port ${port} on 127.0.0.1 is taken by another program.`);
  }
}

/** Listens on 127.0.0.1; 0 takes a free port. Resolves with the port. @throws PortTaken */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new PortTaken(port) : error),
    );
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

/** Below the ports that systems give to connections by themselves: none is taken between the look at it and its use. */
const undisturbed = [20_000, 30_000] as const;
const mostTries = 50;

/** The port itself when nothing listens on it, a free one for 0. For programs that have to be told theirs. @throws PortTaken */
export async function findPort(port: number): Promise<number> {
  for (let tries = 1; ; tries++) {
    const probe = createServer();
    try {
      const found = await listen(probe, port === 0 ? randomInt(...undisturbed) : port);
      await new Promise((resolve) => probe.close(resolve));
      return found;
    } catch (error) {
      if (port !== 0 || !(error instanceof PortTaken) || tries === mostTries) throw error;
    }
  }
}
