import type { Socket } from "node:net";
import { createServer } from "node:net";
import { Conversation } from "./conversation.ts";
import { ItemStore } from "./item-store.ts";

const store = new ItemStore();

const serve = (socket: Socket): void => {
  const conversation = new Conversation(store);
  socket.setNoDelay(true);
  // A client that goes away is no event for a cache.
  socket.on("error", () => socket.destroy());
  socket.on("data", (bytes) => {
    const { reply, isOver } = conversation.receive(bytes);
    socket.cork();
    for (const part of reply) socket.write(part, "latin1");
    socket.uncork();
    if (isOver) socket.end();
  });
};

const port = process.env["PORT"] ?? "";
if (!/^\d{1,5}$/.test(port)) {
  process.stderr.write(`PORT is "${port}", which is not a port.\nSet PORT, for example 11211.\n`);
  process.exit(1);
}

const server = createServer(serve);
server.on("error", (error) => {
  process.stderr.write(`The cache cannot listen: ${error.message}\nSet PORT to a free port.\n`);
  process.exit(1);
});
server.listen(Number(port), "127.0.0.1");
process.on("SIGTERM", () => process.exit(0)).on("SIGINT", () => process.exit(0));
