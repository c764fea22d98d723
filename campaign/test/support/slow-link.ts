import type { Socket } from "node:net";
import { connect, createServer } from "node:net";

export interface SlowLink {
  port: number;
  delayMs: number;
  isCut: boolean;
  dropAll: () => void;
  close: () => void;
}

/** A TCP link that can delay the answers, drop its connections, and refuse new ones. */
export const openSlowLink = (target: number): Promise<SlowLink> => {
  const sockets = new Set<Socket>();
  const link: SlowLink = {
    port: 0,
    delayMs: 0,
    isCut: false,
    dropAll: () => undefined,
    close: () => undefined,
  };
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
  };
  const server = createServer((client) => {
    if (link.isCut) {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect(target, "127.0.0.1");
    keep(client);
    keep(upstream);
    client.on("data", (bytes) => upstream.write(bytes)).on("close", () => upstream.destroy());
    // The end comes behind the last answer.
    upstream.on("close", () => {
      if (link.delayMs === 0) client.destroy();
      else setTimeout(() => client.destroy(), link.delayMs);
    });
    upstream.on("data", (bytes) => {
      if (link.delayMs === 0) client.write(bytes);
      else setTimeout(() => client.destroyed || client.write(bytes), link.delayMs);
    });
  });
  link.dropAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  link.close = () => {
    link.dropAll();
    server.close();
  };
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      link.port = (server.address() as { port: number }).port;
      resolve(link);
    });
  });
};
