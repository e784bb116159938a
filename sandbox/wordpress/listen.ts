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

/** The port itself when nothing listens on it, a free one for 0. For programs that have to be told theirs. @throws PortTaken */
export async function findPort(port: number): Promise<number> {
  const probe = createServer();
  const found = await listen(probe, port);
  await new Promise((resolve) => probe.close(resolve));
  return found;
}
