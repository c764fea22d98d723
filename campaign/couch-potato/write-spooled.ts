import type { Store } from "../service/drainer.ts";
import type { Segment } from "./segment.ts";

const lanes = 24;

/** Writes what waits on disk, several at a time; what was written before a failure is not written again. */
export const writeSpooled = (write: (segment: Segment) => Promise<void>): Store<Segment> => {
  const written = new Set<string>();
  return async (group) => {
    const waiting = group.filter(({ key }) => !written.has(key));
    const lane = async (): Promise<void> => {
      for (let segment = waiting.shift(); segment !== undefined; segment = waiting.shift()) {
        await write(segment);
        written.add(segment.key);
      }
    };
    const ends = await Promise.allSettled(
      Array.from({ length: lanes }, async () => {
        try {
          await lane();
        } catch (error) {
          // The other lanes would only fail too.
          waiting.length = 0;
          throw error;
        }
      }),
    );
    for (const end of ends) if (end.status === "rejected") throw end.reason;
  };
};
