import type {
  EngineGlance,
  EngineWorld,
  LoadEngine,
  SettledCall,
  TrafficJob,
} from "../../../run/engines/load-engine.ts";
import type { CallRow, LatenessRow, TrafficTotals } from "../../../model/record.ts";
import type { DueCall, PlannedCall, Request, Traffic } from "../../../model/traffic.ts";
import { millis } from "../../../model/units.ts";

export interface SentCalls {
  readonly totals: TrafficTotals;
  readonly rows: readonly CallRow[];
  readonly lateness: readonly LatenessRow[];
  readonly settled: readonly SettledCall[];
  readonly writes: ReadonlyMap<number, "acknowledged" | "in-doubt">;
  readonly glances: readonly EngineGlance[];
  readonly troubles: readonly string[];
}

export interface CallsToSend {
  readonly port: number;
  /** Due times in milliseconds, one per call. */
  readonly due: Iterable<number>;
  readonly timeout?: number;
  readonly mix?: readonly PlannedCall[];
  readonly request?: (seq: number) => Partial<Request>;
  readonly world?: Partial<EngineWorld>;
  /** Called when the engine is ready, with the clock of the replay, which then starts. */
  readonly onReady?: (now: () => number) => void;
  /** Called with the number of calls that are settled by now. */
  readonly onSettled?: (count: number) => void;
}

/** Real time that a test can push forward: what takes a minute in the replay need not take one here. */
export function aClock() {
  let zero = performance.now();
  return {
    now: () => millis(performance.now() - zero),
    skip: (duration: number): void => {
      zero -= duration;
    },
  };
}

/** Time that stands still between steps. */
export function aStandingClock() {
  let at = 0;
  return {
    now: () => millis(at),
    step: (duration: number): void => {
      at += duration;
    },
  };
}

export const aCall = (name: string, change: Partial<PlannedCall> = {}): PlannedCall => ({
  name,
  weight: 1,
  method: "GET",
  path: `/${name}`,
  headers: {},
  write: false,
  good: { status: "2xx", within: millis(60_000) },
  ...change,
});

export const aTraffic = (timeout: number, mix: readonly PlannedCall[]): Traffic => ({
  calls: 0,
  shape: "flat",
  day: { from: 480, to: 1200 },
  replayIn: millis(1000),
  seed: 1,
  spacing: "even",
  through: "edge",
  timeout: millis(timeout),
  bucket: millis(1000),
  arrivals: [],
  mix,
});

function* dueCalls(times: Iterable<number>): Generator<DueCall> {
  let seq = 0;
  for (const time of times) {
    yield { seq, due: millis(time) };
    seq += 1;
  }
}

/** Lets an engine send these calls in real time and keeps all that it hands out. */
export async function sendCalls(engine: LoadEngine, calls: CallsToSend): Promise<SentCalls> {
  const rows: CallRow[] = [];
  const lateness: LatenessRow[] = [];
  const settled: SettledCall[] = [];
  const writes = new Map<number, "acknowledged" | "in-doubt">();
  const glances: EngineGlance[] = [];
  const troubles: string[] = [];
  const mix = calls.mix ?? [aCall("vote")];
  const job: TrafficJob = {
    traffic: aTraffic(
      calls.timeout ?? 20_000,
      // An engine that makes the requests elsewhere comes to the same ones.
      mix.map((planned) => ({ ...planned, path: `${planned.path}/\${seq}` })),
    ),
    due: dueCalls(calls.due),
    run: "test",
    request: (seq) => {
      const change = calls.request?.(seq) ?? {};
      const planned = mix[change.call ?? 0] ?? aCall("vote");
      const { method, headers, write } = planned;
      return { call: 0, method, path: `${planned.path}/${seq}`, headers, write, ...change };
    },
  };
  const target = { host: "127.0.0.1", port: calls.port };
  const { signal = new AbortController().signal } = calls.world ?? {};
  const ready = await engine.prepare(job, { target, signal });
  const { now, skip } = aClock();
  skip(0 - ready.lead);
  calls.onReady?.(now);
  const world: EngineWorld = {
    target,
    now,
    signal,
    phaseAt: () => "day",
    healedBetween: () => false,
    row: (row) => rows.push(row),
    lateness: (row) => lateness.push(row),
    settled: (call) => {
      settled.push(call);
      calls.onSettled?.(settled.length);
    },
    write: (seq, saw) => writes.set(seq, saw),
    glance: (glance) => glances.push(glance),
    trouble: (text) => troubles.push(text),
    ...calls.world,
  };
  try {
    const totals = await ready.send(world);
    return { totals, rows, lateness, settled, writes, glances, troubles };
  } finally {
    await ready.close();
  }
}

export const sum = <Item>(items: Iterable<Item>, of: (item: Item) => number): number => {
  let total = 0;
  for (const item of items) total += of(item);
  return total;
};

const total = (counts: Readonly<Record<string, number>>): number =>
  sum(Object.values(counts), (count) => count);

/** The sums over all rows, to be compared with the totals. */
export const sumsOf = ({ rows, lateness }: SentCalls) => ({
  planned: sum(lateness, (row) => row.planned),
  sent: sum(rows, (row) => row.sent),
  answered: sum(rows, (row) => total(row.statuses)),
  failed: sum(rows, (row) => total(row.causes)),
  dropped: sum(lateness, (row) => row.dropped),
});

/** How often each status and cause occurred. */
export function outcomesOf({ rows }: SentCalls): Record<string, number> {
  const outcomes: Record<string, number> = {};
  for (const row of rows) {
    for (const [name, count] of Object.entries({ ...row.statuses, ...row.causes })) {
      outcomes[name] = (outcomes[name] ?? 0) + count;
    }
  }
  return outcomes;
}

/** Due times that are evenly spaced. */
export const every = (step: number, count: number, from = 0): number[] =>
  Array.from({ length: count }, (_, index) => from + index * step);
