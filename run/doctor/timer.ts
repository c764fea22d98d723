import { setTimeout as delay } from "node:timers/promises";
import { Histogram } from "../../model/histogram.ts";

const SLEEPS = 250;

/** How late a timer of one millisecond wakes up here: no schedule can be kept more exactly. */
export interface TimerLateness {
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export async function measureTimer(): Promise<TimerLateness> {
  const late = new Histogram();
  for (let sleep = 0; sleep < SLEEPS; sleep += 1) {
    const due = performance.now() + 1;
    await delay(1);
    late.record(performance.now() - due);
  }
  return { p50Ms: late.percentile(0.5), p99Ms: late.percentile(0.99) };
}
