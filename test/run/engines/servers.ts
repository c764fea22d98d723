import { createServer, type AddressInfo, type Server, type Socket } from "node:net";

export interface TestServer {
  readonly port: number;
  /** Connections accepted so far. */
  readonly accepted: () => number;
  /** Connections that are open now. */
  readonly sockets: ReadonlySet<Socket>;
  /** Calls back each time that a connection is closed. */
  readonly onClose: (closed: () => void) => void;
  readonly close: () => Promise<void>;
}

export type OnRequest = (socket: Socket, request: { path: string; text: string }) => void;

export const answer = (body = "{}", status = 200, extra = ""): string =>
  `HTTP/1.1 ${status} Because\r\nContent-Length: ${body.length}\r\n${extra}\r\n${body}`;

/** The length of the first complete request in the text, or 0. */
function firstRequest(text: string): number {
  const head = text.indexOf("\r\n\r\n");
  if (head < 0) return 0;
  const length = Number(/content-length: (\d+)/i.exec(text.slice(0, head))?.[1] ?? 0);
  return text.length >= head + 4 + length ? head + 4 + length : 0;
}

/** A server of raw sockets: the test decides, request by request, what goes back. */
export async function startServer(onRequest: OnRequest): Promise<TestServer> {
  const sockets = new Set<Socket>();
  const closeListeners: (() => void)[] = [];
  let accepted = 0;
  const server: Server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    accepted += 1;
    sockets.add(socket);
    socket.setEncoding("latin1");
    let waiting = "";
    socket.on("data", (text: string) => {
      waiting += text;
      for (let length = firstRequest(waiting); length > 0; length = firstRequest(waiting)) {
        const request = waiting.slice(0, length);
        waiting = waiting.slice(length);
        onRequest(socket, { path: request.split(" ")[1] ?? "", text: request });
      }
    });
    socket.on("end", () => socket.end());
    socket.on("error", () => undefined);
    socket.on("close", () => {
      sockets.delete(socket);
      for (const closed of closeListeners) closed();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    accepted: () => accepted,
    sockets,
    onClose: (closed) => closeListeners.push(closed),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

/** A port of this machine where nobody listens. */
export async function closedPort(): Promise<number> {
  const server = await startServer(() => undefined);
  await server.close();
  return server.port;
}
