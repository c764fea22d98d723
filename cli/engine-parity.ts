import { millis } from "../model/units.ts";
import type { PlannedCall, Traffic } from "../model/traffic.ts";
import { dueCalls } from "../plan/arrivals.ts";
import { requests } from "../plan/requests.ts";
import { engines } from "../run/engines/index.ts";
import type { LoadEngine, TrafficJob } from "../run/engines/load-engine.ts";
import { startParityTarget } from "../run/engines/parity-target.ts";
import { compareShowings, show, type Showing } from "../run/engines/parity.ts";

const RUN = "parity";
const SLOTS = 20;
/** Units or beginnings that differ are far above this; what a busy machine does to single calls is below. */
const WITHIN_MS = 40;

const aCall = (name: string, change: Partial<PlannedCall> = {}): PlannedCall => ({
  name,
  weight: 1,
  method: "GET",
  path: `/${name}/\${seq}`,
  headers: {},
  write: false,
  good: { status: "2xx", within: millis(500) },
  ...change,
});

/** Two seconds with a surge in every third tenth. */
function smallDay(): Traffic {
  const arrivals = Array.from({ length: SLOTS }, (_, slot) => (slot % 3 === 0 ? 31 : 12));
  return {
    calls: arrivals.reduce((sum, count) => sum + count, 0),
    shape: "steps",
    day: { from: 480, to: 1200 },
    replayIn: millis(SLOTS * 100),
    seed: 2012,
    spacing: "poisson",
    through: "edge",
    timeout: millis(1500),
    bucket: millis(100),
    arrivals,
    mix: [
      aCall("next", { weight: 6 }),
      aCall("contact", { weight: 3, method: "POST", body: '{"seq":${seq}}', write: true }),
      aCall("board"),
    ],
  };
}

const jobOf = (traffic: Traffic): TrafficJob => ({
  traffic,
  due: dueCalls(traffic),
  request: requests(traffic, RUN),
  run: RUN,
});

/** What one engine makes of the small day, at a target of its own. */
export async function showSmallDay(engine: LoadEngine, signal: AbortSignal): Promise<Showing> {
  const { target, close } = await startParityTarget();
  try {
    return await show(engine, jobOf(smallDay()), { target, signal });
  } finally {
    await close();
  }
}

export interface EngineParity {
  readonly engines: readonly string[];
  /** Empty when they agree. */
  readonly differences: readonly string[];
  readonly distanceMs: number;
  readonly calls: number;
}

/** Lets each engine send the same two seconds to the same faults, and says where the others differ from the first. */
export async function engineParity(signal: AbortSignal): Promise<EngineParity> {
  const names = await Promise.all(engines.entries.map(async (engine) => engine.describe()));
  const showings: Showing[] = [];
  for (const engine of engines.entries) showings.push(await showSmallDay(engine, signal));
  const [first, ...others] = showings;
  if (first === undefined) throw new Error("no engine is listed");
  const found = others.map((other) => compareShowings(first, other, WITHIN_MS));
  return {
    engines: names,
    differences: found.flatMap(({ differences }) => differences),
    distanceMs: Math.max(0, ...found.map(({ distanceMs }) => distanceMs)),
    calls: first.totals.planned,
  };
}

/** The same in words. */
export const parityText = ({ engines: names, differences, distanceMs, calls }: EngineParity): string =>
  differences.length === 0
    ? `${names.join(" and ")} agree: ${calls} calls each, the same ends, latencies ${distanceMs.toFixed(1)} ms apart (up to ${WITHIN_MS} ms).\n`
    : `${names.join(" and ")} differ (first and second of each pair):\n${differences.map((line) => `  ${line}\n`).join("")}`;
