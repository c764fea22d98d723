import type { Fix, PlannedBreak } from "../model/plan.ts";
import { countText, durationText, shareText } from "../model/quantities.ts";
import type { BreakFinding, FixFinding, Outcome, PhaseFigures } from "../model/readiness.ts";
import type { LedgerCount, RunEvent, RunRecord } from "../model/record.ts";
import { judgeCanary } from "./canary.ts";
import { judgeFix, LEAST_CALLS } from "./judge-fix.ts";
import { judgeObjective } from "./objectives.ts";
import { phasesOf } from "./phases.ts";
import { brokeAfter, faultMoment, recoveredAfter } from "./recovery.ts";
import { keptSchedule } from "./schedule.ts";
import { goodPerSecond } from "./tally.ts";

type LedgerEvent = Extract<RunEvent, { kind: "ledger" }>;

export const ledgerOf = (record: RunRecord): LedgerCount | undefined =>
  record.events.findLast((event): event is LedgerEvent => event.kind === "ledger")?.ledger;

/** Acknowledged writes that were due in this phase and were lost or stored twice. */
const damageIn = (record: RunRecord, phase: string): number => ledgerOf(record)?.damageIn[phase] ?? 0;

function judgeTrial(planned: PlannedBreak, fix: Fix, record: RunRecord): FixFinding {
  const phase = `${planned.id}/fixed:${fix.id}`;
  const steps = record.events.flatMap((event) =>
    event.kind === "step" && event.break === planned.id && event.fix === fix.id ? [event.step] : [],
  );
  const base = { id: fix.id, title: fix.title, steps, fix };
  const figures = phasesOf(planned.id, record).find(
    (found) => found.phase === "fixed" && found.fix === fix.id,
  );
  if (figures === undefined) return { ...base, outcome: "not-tried", reason: "not tried in this run" };
  const states = record.events.flatMap((event) => (event.kind === "state" ? [event] : []));
  const verdict = judgeFix({
    planned,
    from: figures.from,
    to: figures.to,
    seconds: goodPerSecond(record.calls.filter((row) => row.phase === phase && row.class === "within")),
    states: record.plan.state === undefined ? [] : states,
    stepsDone: steps.every((step) => step.kind === "undo" || step.ok),
  });
  const damage = damageIn(record, phase);
  if (damage > 0) {
    return {
      ...base,
      outcome: "rejected",
      reason: `${countText(damage)} acknowledged writes were lost or doubled`,
    };
  }
  const failed = verdict.conclusive ? "rejected" : "inconclusive";
  const finding = { ...base, outcome: verdict.proven ? "proven" : failed, reason: verdict.text } as const;
  return verdict.reachedAfterMs === undefined
    ? finding
    : { ...finding, reachedAfterMs: verdict.reachedAfterMs };
}

interface Evidence {
  readonly planned: PlannedBreak;
  readonly record: RunRecord;
  readonly phases: readonly PhaseFigures[];
  readonly fixes: readonly FixFinding[];
  readonly canary?: BreakFinding["canary"];
  readonly recoveredAfterMs?: number;
}

/** Why nothing can be said about this break, if so. */
function inconclusive({ planned, record, phases, canary }: Evidence): string | undefined {
  const [before, after] = ["before", "after"].map((name) => phases.find(({ phase }) => phase === name));
  if (before === undefined || after === undefined) return "the run ended before this break was over";
  if (before.sent < LEAST_CALLS || after.sent < LEAST_CALLS) {
    return `too few calls: ${before.sent} before and ${after.sent} after the fault`;
  }
  if (canary !== undefined && !canary.seen) return `the traffic does not use the link: ${canary.text}`;
  if (before.share < planned.want.share) {
    return `it was not healthy before the fault: ${shareText(before.share)} of the calls were good`;
  }
  if (!keptSchedule(record, before.from, after.to)) return "the load generator did not keep its schedule";
  return undefined;
}

/** Did every promise hold while the fault was on and nothing was done about it? */
const withstood = ({ planned, record }: Evidence): boolean => {
  const rows = record.calls.filter((row) => row.phase === `${planned.id}/during` && row.class === "within");
  return (
    rows.length > 0 &&
    record.plan.objectives.every((objective) => judgeObjective(objective, rows).kind !== "broken")
  );
};

function judge(evidence: Evidence): { outcome: Outcome; reason: string } {
  const doubt = inconclusive(evidence);
  if (doubt !== undefined) return { outcome: "inconclusive", reason: doubt };
  const { planned, phases, fixes, recoveredAfterMs } = evidence;
  const during = phases.find(({ phase }) => phase === "during");
  const broken = `the fault left ${shareText(during?.share ?? 0)} of the calls good`;
  if (recoveredAfterMs === undefined) {
    return {
      outcome: "never-recovered",
      reason: `${broken}, and it was not back to full at the end of the watch`,
    };
  }
  const recovery = `back to full ${durationText(recoveredAfterMs)} after the fault`;
  if (recoveredAfterMs > planned.recoverWithin) {
    return {
      outcome: "never-recovered",
      reason: `${recovery}, later than ${durationText(planned.recoverWithin)}`,
    };
  }
  if (withstood(evidence))
    return { outcome: "withstood", reason: `every promise held without a fix; ${recovery}` };
  const proven = fixes.find(({ outcome }) => outcome === "proven");
  if (proven !== undefined) {
    return { outcome: "fix-proven", reason: `${broken}; with ${proven.id} ${proven.reason}; ${recovery}` };
  }
  const undecided = fixes.find(({ outcome }) => outcome === "inconclusive");
  if (undecided !== undefined)
    return { outcome: "inconclusive", reason: `${undecided.id}: ${undecided.reason}` };
  const none =
    fixes.length === 0 ? "no fix is written" : `no fix helped (${fixes.map(({ id }) => id).join(", ")})`;
  return { outcome: "fix-rejected", reason: `${broken}; ${none}; ${recovery}` };
}

/** All that was found out about one break. */
export function judgeBreak(planned: PlannedBreak, record: RunRecord): BreakFinding {
  const phases = phasesOf(planned.id, record);
  const fixes = planned.fixes.map((fix) => judgeTrial(planned, fix, record));
  const canary = judgeCanary(planned, record);
  const brokeAfterMs = brokeAfter(planned, record);
  const recoveredAfterMs = recoveredAfter(planned, record);
  const optional = {
    ...(canary === undefined ? {} : { canary }),
    ...(brokeAfterMs === undefined ? {} : { brokeAfterMs }),
    ...(recoveredAfterMs === undefined ? {} : { recoveredAfterMs }),
    ...(planned.fallback === undefined ? {} : { fallback: planned.fallback }),
  };
  return {
    id: planned.id,
    ...judge({ planned, record, phases, fixes, ...optional }),
    planned,
    phases,
    fixes,
    ...optional,
    ...healTime(planned, record),
    processDeaths: deathsIn(planned, record),
    runbook: `runbooks/${planned.id}.md`,
  };
}

function healTime(planned: PlannedBreak, record: RunRecord): { faultOffTookMs?: number } {
  const event = record.events.find((found) => found.kind === "fault-off" && found.break === planned.id);
  return event?.kind === "fault-off" ? { faultOffTookMs: event.tookMs } : {};
}

/** Processes that died, and moments at which nothing answered for its state, while the fault was on. */
function deathsIn(planned: PlannedBreak, record: RunRecord): readonly string[] {
  const [on, off] = [
    faultMoment(record, planned.id, "fault-on"),
    faultMoment(record, planned.id, "fault-off"),
  ];
  if (on === undefined) return [];
  const inFault = record.events.filter(({ at }) => at >= on && at <= (off ?? Number.POSITIVE_INFINITY));
  const exits = inFault.flatMap((event) =>
    event.kind === "process-exited" ? [`${event.process} ended (${event.how})`] : [],
  );
  const silence = inFault.find((event) => event.kind === "state" && event.state === "off");
  const silent =
    silence === undefined
      ? []
      : [`the service stopped answering ${durationText(silence.at - on)} after the fault`];
  return [...exits, ...silent];
}
