import { createServer } from "node:net";
import { findPort, listen, PortTaken } from "../../../sandbox/wordpress/listen";

test("0 finds a port on which nothing listens, and which no connection gets by itself in the meantime", async () => {
  const ports = await Promise.all(Array.from({ length: 10 }, () => findPort(0)));
  for (const port of ports) expect(port >= 20_000 && port < 30_000).toBe(true);
});

test("a port that is taken is refused and named", async () => {
  const server = createServer();
  const port = await listen(server, 0);
  try {
    await expect(findPort(port)).rejects.toThrow(PortTaken);
    await expect(findPort(port)).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`);
  } finally {
    server.close();
  }
});
