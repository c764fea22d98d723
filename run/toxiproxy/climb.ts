import { reasonOf } from "../../model/errors.ts";

/** One way to take a fault off; the next one is for when it does not work. */
export interface Rung {
  readonly name: string;
  readonly work: () => Promise<void>;
}

export interface Climb {
  readonly isHealed: boolean;
  /** Each rung that was tried, with its time and why it was not the last. */
  readonly text: string;
  readonly lastError?: unknown;
}

/** Tries rung after rung until one works, and times each. */
export async function climb(rungs: readonly Rung[]): Promise<Climb> {
  const told: string[] = [];
  let lastError: unknown;
  for (const { name, work } of rungs) {
    const started = performance.now();
    const took = (): string => `${Math.round(performance.now() - started)} ms`;
    try {
      await work();
      return { isHealed: true, text: [...told, `${name} took ${took()}`].join("; ") };
    } catch (error) {
      lastError = error;
      told.push(`${name} failed after ${took()} (${reasonOf(error)})`);
    }
  }
  return { isHealed: false, text: told.join("; "), lastError };
}
