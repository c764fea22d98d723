import { Interrupted } from "../run/rehearse.ts";

export const STOP_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export interface StopSignals {
  /** The signals so far; the second one skips the reports, none skips healing. */
  readonly seen: readonly NodeJS.Signals[];
  readonly release: () => void;
}

/** The first signal stops and heals, later ones are counted; an uncaught error stops and heals too. */
export function stopOnSignals(stop: AbortController, say: (text: string) => void): StopSignals {
  const seen: NodeJS.Signals[] = [];
  const onSignal = (signal: NodeJS.Signals): void => {
    seen.push(signal);
    if (seen.length === 1) say(`${signal}: stopping and healing; once more skips the reports`);
    if (seen.length === 2) say(`${signal} again: still healing, then no reports`);
    if (!stop.signal.aborted) stop.abort(new Interrupted(signal));
  };
  const onError = (error: unknown): void => {
    if (!stop.signal.aborted) stop.abort(error);
  };
  for (const signal of STOP_SIGNALS) process.on(signal, onSignal);
  process.on("uncaughtException", onError);
  process.on("unhandledRejection", onError);
  return {
    seen,
    release: () => {
      for (const signal of STOP_SIGNALS) process.off(signal, onSignal);
      process.off("uncaughtException", onError);
      process.off("unhandledRejection", onError);
    },
  };
}

/** Resolves with the next signal to stop, which then ends nothing by itself. */
export const nextSignal = async (): Promise<NodeJS.Signals> =>
  await new Promise((resolve) => {
    const heard = (signal: NodeJS.Signals): void => {
      for (const name of STOP_SIGNALS) process.off(name, heard);
      resolve(signal);
    };
    for (const name of STOP_SIGNALS) process.on(name, heard);
  });
