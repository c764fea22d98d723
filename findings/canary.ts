import type { PlannedBreak } from "../model/plan.ts";
import type { BreakFinding } from "../model/readiness.ts";
import type { RunRecord } from "../model/record.ts";
import { ratio } from "../model/units.ts";
import { quantiles } from "./phases.ts";

/** Fewer answers than this of one call name show no median. */
const LEAST_ANSWERS = 20;

const round = (ms: number): number => Math.round(ms * 10) / 10;

/**
 * Where the delay may show. Near the limit of a machine the median moves by itself with the load; the fastest tenth
 * hardly waits for anything but the links. The median finds a link that only some calls of a name use.
 */
const PLACES = [
  { share: ratio(0.5), name: "the median" },
  { share: ratio(0.1), name: "the fastest tenth" },
];

function shiftsAt(place: (typeof PLACES)[number], record: RunRecord, breakId: string) {
  const healthy = quantiles(record, `${breakId}/before`, { share: place.share, least: LEAST_ANSWERS });
  const delayed = quantiles(record, `${breakId}/canary`, { share: place.share, least: LEAST_ANSWERS });
  return [...delayed].flatMap(([call, after]) => {
    const before = healthy.get(call);
    return before === undefined ? [] : [{ name: place.name, call, before, after, shift: after - before }];
  });
}

/**
 * The canary was a small delay on the link: half of it must show in the median or in the fastest tenth of at least one
 * call name, or the traffic does not use the link and the break would prove nothing.
 */
export function judgeCanary(
  planned: PlannedBreak,
  record: RunRecord,
): NonNullable<BreakFinding["canary"]> | undefined {
  if (planned.links.length === 0) return undefined;
  const sent = record.events.some((event) => event.kind === "canary" && event.break === planned.id);
  if (!sent) return { seen: false, text: "no canary was sent" };
  const { latency } = record.plan.canary;
  const shifts = PLACES.flatMap((place) => shiftsAt(place, record, planned.id));
  const best = shifts.toSorted((a, b) => b.shift - a.shift)[0];
  if (best === undefined) return { seen: false, text: "too few calls to see the canary" };
  const text = `${latency} ms on ${planned.links.join(", ")} moved ${best.name} of ${best.call} from ${round(best.before)} ms to ${round(best.after)} ms`;
  return { seen: best.shift >= latency / 2, text };
}
