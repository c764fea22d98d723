import { connect } from "node:net";
import { atEnd, until } from "../../toxiproxy/support/rig.ts";

const CLOSED_WITHIN_MS = 10_000;

/** How a client behaves behind its last byte. */
export type Ending = "half-closes" | "goes away";

/** Sends raw bytes to a server, whatever they are, and gives back what it said; fails when it does not let go. */
export async function throwAt(port: number, pieces: readonly Buffer[], ending: Ending): Promise<string> {
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true, noDelay: true });
  let said = "";
  let isOver = false;
  socket.on("data", (chunk) => (said += chunk.toString("latin1")));
  socket.on("error", () => undefined);
  socket.on("end", () => socket.end());
  socket.on("close", () => (isOver = true));
  for (const piece of pieces) if (!socket.destroyed) await new Promise((done) => socket.write(piece, done));
  if (ending === "half-closes") socket.end();
  if (ending === "goes away") socket.destroy();
  try {
    await until(() => isOver, CLOSED_WITHIN_MS);
  } finally {
    socket.destroy();
  }
  return said;
}

/** Sends raw bytes, reads what is said until the server ends it, and does not close for its part before the test does. */
export async function throwAndStay(port: number, bytes: Buffer): Promise<string> {
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  atEnd(() => void socket.destroy());
  let [said, hasEnded] = ["", false];
  socket.on("data", (chunk) => (said += chunk.toString("latin1")));
  socket.on("error", () => (hasEnded = true));
  socket.on("end", () => (hasEnded = true));
  socket.write(bytes);
  await until(() => hasEnded, CLOSED_WITHIN_MS);
  return said;
}
