import { HoldQueue } from "../hold-queue.ts";
import { AMOUNT, type Outlet, type Toxic } from "./toxic.ts";

type Attribute = "average_size" | "size_variation" | "delay";

const MICROSECONDS_PER_MS = 1000;
const MOST_BYTES = 64 * 1024;

/** Cuts data into pieces of average_size ± size_variation bytes, with `delay` microseconds after each. */
export const slicer: Toxic<Attribute> = {
  type: "slicer",
  attributes: { average_size: { min: 1, max: AMOUNT.max }, size_variation: AMOUNT, delay: AMOUNT },
  problem: ({ average_size, size_variation }) =>
    size_variation > average_size ? "size_variation must not be greater than average_size" : undefined,
  start(outlet) {
    const queue = new HoldQueue(outlet);
    let freeAt = 0;
    return queue.asStage({
      data(chunk) {
        freeAt = Math.max(freeAt, performance.now());
        for (const piece of slice(chunk, outlet)) {
          queue.add(piece, freeAt);
          freeAt += outlet.attribute("delay") / MICROSECONDS_PER_MS;
        }
      },
      isFull: () => queue.bytes >= MOST_BYTES,
      flushed: () => {
        freeAt = 0;
      },
    });
  },
};

/** Halves a chunk, off the middle by up to the variation, until every piece is small enough. */
function slice(chunk: Buffer, outlet: Outlet<Attribute>, pieces: Buffer[] = []): Buffer[] {
  const variation = outlet.attribute("size_variation");
  if (chunk.length <= outlet.attribute("average_size") + variation) {
    pieces.push(chunk);
    return pieces;
  }
  const offset = Math.floor(outlet.random() * 2 * variation) - variation;
  const middle = Math.min(chunk.length - 1, Math.max(1, Math.floor(chunk.length / 2) + offset));
  slice(chunk.subarray(0, middle), outlet, pieces);
  return slice(chunk.subarray(middle), outlet, pieces);
}
