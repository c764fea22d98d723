import type { CallRow, LatenessRow, PhaseId, TrafficTotals } from "../../model/record.ts";
import type { DueCall, Request, Traffic } from "../../model/traffic.ts";
import { millis, type Millis } from "../../model/units.ts";
import { systemClock } from "../clock.ts";
import { createHttpEngine } from "../engines/http/http-engine.ts";
import type { ProxiedTarget } from "./proxied-target.ts";

const TIMEOUT = millis(250);
// A machine beyond its limit must not be buried under connections.
const MOST_CONNECTIONS = 512;
const REQUEST: Request = { call: 0, method: "GET", path: "/", headers: {}, write: false };

/** Calls at one rate from one moment to another; phases tell stretches of it apart. */
export interface EvenTraffic {
  readonly perSecond: number;
  readonly from: Millis;
  readonly to: Millis;
  readonly within: Millis;
  readonly phaseAt: (at: Millis) => PhaseId;
}

export interface SentEvenly {
  readonly rows: readonly CallRow[];
  readonly lateness: readonly LatenessRow[];
  readonly totals: TrafficTotals;
}

function* dueCalls({ perSecond, from, to }: EvenTraffic): Iterable<DueCall> {
  const count = Math.floor(((to - from) * perSecond) / 1000);
  for (let seq = 0; seq < count; seq += 1) yield { seq, due: millis(from + (seq * 1000) / perSecond) };
}

const trafficOf = ({ perSecond, from, to, within }: EvenTraffic): Traffic => ({
  calls: Math.floor(((to - from) * perSecond) / 1000),
  shape: "even",
  day: { from: 0, to: 1440 },
  replayIn: to,
  seed: 1,
  spacing: "even",
  through: "target",
  timeout: TIMEOUT,
  bucket: to,
  arrivals: [],
  mix: [
    {
      name: "nothing",
      weight: 1,
      method: "GET",
      path: "/",
      headers: {},
      write: false,
      good: { status: "200", within },
    },
  ],
});

/** Sends even traffic with the load engine of runs; the clock starts where the traffic does. */
export async function sendEvenly(
  traffic: EvenTraffic,
  target: ProxiedTarget,
  signal: AbortSignal,
): Promise<SentEvenly> {
  const [rows, lateness]: [CallRow[], LatenessRow[]] = [[], []];
  const job = { run: "doctor", traffic: trafficOf(traffic), due: dueCalls(traffic), request: () => REQUEST };
  const engine = await createHttpEngine({ maxConnections: MOST_CONNECTIONS }).prepare(job, {
    target,
    signal,
  });
  const totals = await engine.send({
    target,
    signal,
    now: systemClock(performance.now() - traffic.from).now,
    phaseAt: traffic.phaseAt,
    healedBetween: () => false,
    row: (row) => rows.push(row),
    lateness: (row) => lateness.push(row),
    settled: () => undefined,
    write: () => undefined,
    glance: () => undefined,
    trouble: () => undefined,
  });
  await engine.close();
  return { rows, lateness, totals };
}
