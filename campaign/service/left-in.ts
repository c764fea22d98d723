import type { Outbox } from "./outbox.ts";

/** Everything that an earlier process left in a queue. */
export const leftIn = async <T>(queue: Outbox<T>): Promise<T[]> => {
  const left: T[] = [];
  for (const segment of await queue.closedSegments())
    for await (const group of queue.read(segment, 1_000)) left.push(...group);
  return left;
};
