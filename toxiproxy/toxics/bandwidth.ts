import { HoldQueue } from "../hold-queue.ts";
import { AMOUNT, type Toxic } from "./toxic.ts";

const PIECE_MS = 100;
const LEAST_BYTES = 64 * 1024;
const MOST_BYTES = 1024 * 1024;

/** Limits a connection to `rate` kilobytes (of 1000 bytes) a second; 0 holds everything back. */
export const bandwidth: Toxic<"rate"> = {
  type: "bandwidth",
  attributes: { rate: AMOUNT },
  start(outlet) {
    const queue = new HoldQueue(outlet);
    let freeAt = 0;

    // A rate of 1 KB/s is one byte a millisecond.
    function data(chunk: Buffer): void {
      const rate = outlet.attribute("rate");
      if (rate === 0) return queue.add(chunk, Infinity);
      const pieceBytes = rate * PIECE_MS;
      freeAt = Math.max(freeAt, performance.now());
      for (let at = 0; at < chunk.length; at += pieceBytes) {
        const piece = chunk.subarray(at, at + pieceBytes);
        freeAt += piece.length / rate;
        queue.add(piece, freeAt);
      }
    }

    return queue.asStage({
      data,
      // One interval's worth is kept ready, so that a coarse timer does not lower a high rate.
      isFull: () => {
        const interval = outlet.attribute("rate") * PIECE_MS;
        return queue.bytes >= Math.min(MOST_BYTES, Math.max(LEAST_BYTES, interval));
      },
      flushed: () => {
        freeAt = 0;
      },
    });
  },
};
