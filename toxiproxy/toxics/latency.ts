import { HoldQueue } from "../hold-queue.ts";
import { MILLISECONDS, type Outlet, type Toxic } from "./toxic.ts";

type Attribute = "latency" | "jitter";

/** A delay is no limit on throughput, so this much is always let in whatever its size. */
const LEAST_CHUNKS = 1024;
const LEAST_BYTES = 1024 * 1024;

/** Delays each chunk by latency ± jitter milliseconds, counted from when it was received. */
export const latency: Toxic<Attribute> = {
  type: "latency",
  attributes: { latency: MILLISECONDS, jitter: MILLISECONDS },
  start(outlet) {
    const queue = new HoldQueue(outlet);
    return queue.asStage({
      data: (chunk) => queue.add(chunk, performance.now() + delayOf(outlet)),
      isFull: () => queue.chunks >= LEAST_CHUNKS && queue.bytes >= LEAST_BYTES,
    });
  },
};

function delayOf(outlet: Outlet<Attribute>): number {
  const jitter = outlet.attribute("jitter");
  // Drawn even without jitter, so that the n-th chunk always gets the n-th draw.
  const offset = Math.floor(outlet.random() * (2 * jitter + 1)) - jitter;
  return Math.max(0, outlet.attribute("latency") + offset);
}
