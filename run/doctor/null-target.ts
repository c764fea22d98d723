import { createServer, type Socket } from "node:net";

/**
 * A process of its own that answers every request at once and does nothing else: what is measured against it is the
 * machine. It ends with the pipe of whoever started it.
 */
const ANSWER = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";
const END_OF_HEAD = "\r\n\r\n";

const sockets = new Set<Socket>();

const server = createServer({ noDelay: true }, (socket) => {
  sockets.add(socket);
  let rest = "";
  socket.setEncoding("latin1");
  socket.on("data", (chunk: string) => {
    const heads = (rest + chunk).split(END_OF_HEAD);
    rest = heads.pop() ?? "";
    if (heads.length > 0) socket.write(ANSWER.repeat(heads.length));
  });
  socket.on("error", () => undefined);
  socket.on("close", () => sockets.delete(socket));
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address !== null && typeof address === "object") process.stdout.write(`listening ${address.port}\n`);
});

process.stdin.resume();
process.stdin.on("close", () => {
  server.close();
  for (const socket of sockets) socket.destroy();
});
