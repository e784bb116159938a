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

/**
 * Holds a port on 127.0.0.1 (0: a free one) for a program that has to be told its own before it starts; who calls meanwhile is
 * hung up on. `release` it just before that program starts; a second call does nothing. @throws PortTaken
 */
export async function reservePort(port: number): Promise<{ port: number; release(): Promise<void> }> {
  const holder = createServer((socket) => socket.destroy());
  return {
    port: port === 0 ? await listenUndisturbed(holder) : await listen(holder, port),
    release: () => new Promise((resolve) => holder.close(() => resolve())),
  };
}

async function listenUndisturbed(server: Server): Promise<number> {
  for (let tries = 1; ; tries++) {
    try {
      return await listen(server, randomInt(...undisturbed));
    } catch (error) {
      if (!(error instanceof PortTaken) || tries === mostTries) throw error;
    }
  }
}

/** The port itself when nothing listens on it, a free one for 0. @throws PortTaken */
export async function findPort(port: number): Promise<number> {
  const found = await reservePort(port);
  await found.release();
  return found.port;
}
