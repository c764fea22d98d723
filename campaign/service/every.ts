import { setTimeout as pause } from "node:timers/promises";

/** Repeats work until aborted; a failed round is simply tried again at the next. */
export const every = async (ms: number, work: () => Promise<void>, stopping: AbortSignal): Promise<void> => {
  while (!stopping.aborted) {
    await work().catch(() => undefined);
    await pause(ms, undefined, { signal: stopping }).catch(() => undefined);
  }
};
