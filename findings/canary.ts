import type { PlannedBreak } from "../model/plan.ts";
import type { BreakFinding } from "../model/readiness.ts";
import type { RunRecord } from "../model/record.ts";
import { medians } from "./phases.ts";

/** Fewer answers than this of one call name show no median. */
const LEAST_ANSWERS = 20;

const round = (ms: number): number => Math.round(ms * 10) / 10;

/**
 * The canary was a small delay on the link: half of it must show in the median of at least one call name, or the
 * traffic does not use the link and the break would prove nothing.
 */
export function judgeCanary(
  planned: PlannedBreak,
  record: RunRecord,
): NonNullable<BreakFinding["canary"]> | undefined {
  if (planned.links.length === 0) return undefined;
  const sent = record.events.some((event) => event.kind === "canary" && event.break === planned.id);
  if (!sent) return { seen: false, text: "no canary was sent" };
  const { latency } = record.plan.canary;
  const healthy = medians(record, `${planned.id}/before`, LEAST_ANSWERS);
  const delayed = medians(record, `${planned.id}/canary`, LEAST_ANSWERS);
  const shifts = [...delayed]
    .flatMap(([call, median]) => {
      const before = healthy.get(call);
      return before === undefined ? [] : [{ call, before, median, shift: median - before }];
    })
    .sort((a, b) => b.shift - a.shift);
  const best = shifts[0];
  if (best === undefined) return { seen: false, text: "too few calls to see the canary" };
  const text = `${latency} ms on ${planned.links.join(", ")} moved the median of ${best.call} from ${round(best.before)} ms to ${round(best.median)} ms`;
  return { seen: best.shift >= latency / 2, text };
}
