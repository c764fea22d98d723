import { readFileSync } from "node:fs";
import { descriptorsOf } from "../../fuzz/support/target.ts";

/** What a process uses at a moment. */
export interface Vitals {
  /** Seconds since the first of them. */
  readonly second: number;
  readonly megabytes: number;
  readonly descriptors: number;
}

const residentMegabytes = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;

/** Looks at a process again and again, until it is told to stop. */
export function watchVitals(pid: number, everyMs: number): () => readonly Vitals[] {
  const startedAt = performance.now();
  const seen: Vitals[] = [];
  const look = (): void => {
    const second = (performance.now() - startedAt) / 1000;
    seen.push({ second, megabytes: residentMegabytes(pid), descriptors: descriptorsOf(pid) });
  };
  look();
  const timer = setInterval(look, everyMs);
  return () => {
    clearInterval(timer);
    look();
    return seen;
  };
}

/** The middle one of the values. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
