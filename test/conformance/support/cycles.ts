import { pause, timed, type Rig } from "../../toxiproxy/support/rig.ts";
import { answersWithin } from "./answers-within.ts";

const TOXICS = "/proxies/p/toxics";
const KINDS: readonly Record<string, unknown>[] = [
  { type: "latency", attributes: { latency: 40 } },
  { type: "bandwidth", attributes: { rate: 1000 } },
  { type: "slicer", attributes: { average_size: 20_000, delay: 2000 } },
  { type: "timeout", attributes: { timeout: 0 } },
  { type: "noop" },
];

interface Cycles {
  /** Milliseconds that each removal took. */
  readonly removals: readonly number[];
  /** Milliseconds that a call which does nothing took, right after each: what the machine and the traffic cost. */
  readonly idle: readonly number[];
  /** The first call that was not answered in time, if any. */
  readonly hungAt: string | undefined;
}

/** Adds, changes and removes one toxic after the other on proxy `p`, until a call is not answered in time. */
export async function cycle(rig: Rig, cycles: number, boundMs = 2000): Promise<Cycles> {
  const answers = answersWithin(rig.server.url, boundMs);
  const removals: number[] = [];
  const idle: number[] = [];
  for (let n = 0; n < cycles; n += 1) {
    const add = { ...KINDS[n % KINDS.length], name: "t" };
    if (!(await answers("POST", TOXICS, add))) return { removals, idle, hungAt: `add ${n}` };
    await pause(15);
    if (!(await answers("PATCH", `${TOXICS}/t`, {}))) return { removals, idle, hungAt: `update ${n}` };
    await pause(15);
    let isAnswered = false;
    const took = await timed(async () => (isAnswered = await answers("DELETE", `${TOXICS}/t`)));
    if (!isAnswered) return { removals, idle, hungAt: `removal ${n}` };
    removals.push(took);
    idle.push(await timed(() => answers("GET", "/version")));
    await pause(5);
  }
  return { removals, idle, hungAt: undefined };
}

/** The value that the given share of all is at or below. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
