import { once } from "node:events";
import { createServer, type Socket } from "node:net";

const answer = (status: number): string => `HTTP/1.1 ${status} As asked\r\nContent-Length: 2\r\n\r\n{}`;

/** What a call can come to, chosen by its number, so that every engine meets the same mixture. */
const ENDS: readonly ((socket: Socket) => void)[] = [
  (socket) => socket.write(answer(200)),
  (socket) => socket.write(answer(201)),
  (socket) => socket.write(answer(503)),
  (socket) => socket.write(answer(200)),
  (socket) => socket.resetAndDestroy(),
  (socket) => socket.end(),
  (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"),
  (socket) => socket.write("what?\r\n"),
  () => undefined,
];
const SOONEST_MS = 40;
const SPREAD_MS = 90;

const NUMBER = /^\S+ \S*\/(\d+) HTTP/u;
const LENGTH = /content-length: (\d+)/iu;

/** The first request in the text, when all of it is there. */
function firstRequest(text: string): string | undefined {
  const head = text.indexOf("\r\n\r\n");
  if (head < 0) return undefined;
  const end = head + 4 + Number(LENGTH.exec(text.slice(0, head))?.[1] ?? 0);
  return text.length < end ? undefined : text.slice(0, end);
}

function serve(socket: Socket): void {
  let waiting = "";
  socket.setEncoding("latin1");
  socket.on("error", () => undefined);
  socket.on("end", () => socket.end());
  socket.on("data", (text: string) => {
    waiting += text;
    for (let one = firstRequest(waiting); one !== undefined; one = firstRequest(waiting)) {
      waiting = waiting.slice(one.length);
      const seq = Number(NUMBER.exec(one)?.[1] ?? 0);
      const end = ENDS[seq % ENDS.length];
      setTimeout(() => end?.(socket), SOONEST_MS + ((seq * 37) % SPREAD_MS));
    }
  });
}

/** A server that does to call number i what it does to call i of any engine; paths end with the number. */
export async function startParityTarget(): Promise<{
  readonly target: { readonly host: string; readonly port: number };
  readonly close: () => Promise<void>;
}> {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    serve(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("listening without a port");
  return {
    target: { host: "127.0.0.1", port: address.port },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      const closed = once(server, "close");
      server.close();
      await closed;
    },
  };
}
