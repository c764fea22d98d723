import { EventEmitter, once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";

const retryMs = 500;
// Then the port opens all the same, so that an operator can switch to the failure state.
const patienceMs = 1_000;

export interface Preparation {
  readonly done: Promise<void>;
  /** Resolves when it is done or when the database has been away for a while. */
  readonly tried: Promise<void>;
}

const report = (error: unknown): void => {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The database is not ready (${reason}); trying again until it is.\n`);
};

/** Repeats the attempt however long it takes: a service that starts in an outage stays useful. */
export const prepareWithRetry = (attempt: () => Promise<void>, stopping: AbortSignal): Preparation => {
  const repeat = async (openAnyway: () => void): Promise<void> => {
    const startedAt = performance.now();
    for (let failures = 0; !stopping.aborted; failures += 1) {
      try {
        await attempt();
        return;
      } catch (error) {
        if (failures === 0) report(error);
      }
      if (performance.now() - startedAt > patienceMs) openAnyway();
      await pause(retryMs);
    }
  };
  const away = new EventEmitter();
  const isAway = once(away, "long");
  const done = repeat(() => away.emit("long"));
  return { done, tried: Promise.race([done, isAway]).then(() => undefined) };
};
