import { UsageError } from "../model/errors.ts";
import { durationText } from "../model/quantities.ts";
import type { Objective } from "../model/traffic.ts";
import { measureFloor, type LatencyFloor } from "../run/doctor/floor.ts";
import { withProxiedTarget } from "../run/doctor/proxied-target.ts";

/** The floor lies at a few milliseconds, so that those who allow more than this need not wait for it to be measured. */
export const LOOK_BELOW_MS = 20;

/** The latency floor of this machine, in a second or two. */
const floorHere = async (signal: AbortSignal): Promise<LatencyFloor | undefined> =>
  await withProxiedTarget(async (target) => await measureFloor(target, signal));

/**
 * Refuses objectives that this machine could not tell kept from broken: timers, load engine and proxy alone take longer
 * than they allow.
 */
export async function refuseUnderFloor(
  objectives: readonly Objective[],
  signal: AbortSignal,
  measure: typeof floorHere = floorHere,
): Promise<void> {
  const strict = objectives.filter(({ good }) => good.within < LOOK_BELOW_MS);
  if (strict.length === 0) return;
  const floor = await measure(signal);
  if (floor === undefined) return;
  const under = strict.filter(({ good }) => good.within < floor.p99Ms);
  if (under.length === 0) return;
  const names = under.map(({ calls, good }) => `"${calls}" within ${durationText(good.within)}`).join(", ");
  throw new UsageError(
    `${names} is under what this machine can tell, ${durationText(floor.p99Ms)}: calls through a proxy with nothing behind it take that long (p99).`,
    "Allow more in objectives:, or use a faster or quieter machine; gameday doctor shows what it can tell.",
  );
}
