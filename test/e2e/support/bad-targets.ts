import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";

const servers = new Set<Server>();
const sockets = new Set<Socket>();

async function listening(server: Server): Promise<string> {
  servers.add(server);
  server.on("connection", (socket: Socket) => {
    sockets.add(socket.on("error", () => undefined).once("close", () => sockets.delete(socket)));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server that does this with every connection when a request comes. */
const onRequest = async (answer: (socket: Socket) => void): Promise<string> =>
  await listening(createServer((socket) => socket.once("data", () => answer(socket))));

/** Servers that no caller deserves, each by its address; and one that is as it should be. */
export const targets = {
  good: async () => await listening(createHttpServer((_, response) => response.end("hello"))),
  /** Nobody listens there any more. */
  refuses: async () => {
    const address = await listening(createServer());
    for (const server of servers) if (addressOf(server) === address) await closed(server);
    return address;
  },
  resets: async () => await onRequest((socket) => socket.resetAndDestroy()),
  "answers garbage": async () => await onRequest((socket) => socket.end("\0\u00ff what?\r\n\r\n")),
  "answers too late": async () =>
    await listening(
      createHttpServer((_, response) => {
        setTimeout(() => response.end("late"), 1500);
      }),
    ),
  "closes in the middle of its answer": async () =>
    await onRequest((socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf")),
} as const;

const addressOf = (server: Server): string => `127.0.0.1:${(server.address() as AddressInfo | null)?.port}`;

async function closed(server: Server): Promise<void> {
  servers.delete(server);
  server.close();
  await once(server, "close");
}

/** A port that somebody holds, as an address. */
export const takenAddress = async (): Promise<string> => await listening(createServer());

export async function closeTargets(): Promise<void> {
  for (const socket of sockets) socket.destroy();
  for (const server of servers) await closed(server);
}
