import { connect, type Socket } from "node:net";
import { atEnd, pause, until } from "../../toxiproxy/support/rig.ts";
import { start } from "./process.ts";

const LISTEN = `require("node:net").createServer().listen({ port: 0, host: "127.0.0.1", backlog: 1 }, function () {
  console.log(this.address().port);
});`;
const MOST = 20;
const LOOPBACK_CONNECTS_WITHIN_MS = 250;

/** A port that neither accepts nor refuses: its process sleeps and its queue is full, so the kernel drops what comes. */
export async function blackHole(): Promise<number> {
  const { child, output } = start({ file: process.execPath, args: ["-e", LISTEN] });
  await until(() => output.out.endsWith("\n"));
  const port = Number(output.out);
  child.kill("SIGSTOP");
  for (let opened = 0; opened < MOST; opened += 1) {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.on("error", () => undefined);
    atEnd(() => void socket.destroy());
    if (!(await connects(socket))) return port;
  }
  throw new Error(`${MOST} connections were taken by a process that sleeps`);
}

async function connects(socket: Socket): Promise<boolean> {
  const giveUpAt = performance.now() + LOOPBACK_CONNECTS_WITHIN_MS;
  while (socket.connecting && performance.now() < giveUpAt) await pause(5);
  return !socket.connecting;
}
