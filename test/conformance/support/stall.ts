import type { Socket } from "node:net";
import { openPair, pause, until, type Rig } from "../../toxiproxy/support/rig.ts";

const CHUNK = Buffer.alloc(64 * 1024);
/** So many looks in a row at which nothing had moved. */
const STILL_LOOKS = 5;
const LOOK_EVERY_MS = 100;
const STALLED_WITHIN_MS = 20_000;

/** Makes a proxy with toxic `t`, whose client does not read while its upstream sends until every buffer is full. */
export async function stall(rig: Rig, name: string): Promise<void> {
  const { client, upstream } = await openPair(rig, name);
  client.socket.pause();
  await rig.toxic(name, { type: "latency", name: "t", attributes: { latency: 1 } });
  const sent = pour(upstream.socket);
  let before = -1;
  let still = 0;
  await until(async () => {
    await pause(LOOK_EVERY_MS);
    still = sent() === before ? still + 1 : 0;
    before = sent();
    return still >= STILL_LOOKS;
  }, STALLED_WITHIN_MS);
}

/** Writes for as long as the socket takes it, and tells how much that was. */
function pour(socket: Socket): () => number {
  let chunks = 0;
  function more(): void {
    do chunks += 1;
    while (socket.write(CHUNK));
  }
  socket.on("drain", more);
  more();
  return () => chunks * CHUNK.length;
}
