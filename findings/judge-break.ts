import type { PlannedBreak } from "../model/plan.ts";
import { durationText, shareText } from "../model/quantities.ts";
import type { BreakFinding, FixFinding, Outcome, PhaseFigures } from "../model/readiness.ts";
import type { RunRecord } from "../model/record.ts";
import { aloneOf } from "./alone.ts";
import { judgeCanary } from "./canary.ts";
import { checksIn, everyCheckKept } from "./checks.ts";
import { drainedAfter } from "./drained.ts";
import { faultOff, faultOnAt } from "./fault-moments.ts";
import { judgeTrial } from "./judge-trial.ts";
import { LEAST_CALLS } from "./least-calls.ts";
import { everyPromiseKept } from "./objectives.ts";
import { phasesOf, phaseSpans } from "./phases.ts";
import { brokeAfter, recoveredAfter } from "./recovery.ts";
import { rehearsalOf } from "./rehearsal/rehearsal.ts";
import { keptSchedule } from "./schedule.ts";

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
  // The conductor goes back to "day" behind the last phase of a break: one that ends the record was cut short.
  const cutShort = phaseSpans(record).at(-1)?.phase;
  const [before, after] = ["before", "after"].map((name) =>
    phases.find(({ phase }) => phase === name && cutShort !== `${planned.id}/${name}`),
  );
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
  const checks = checksIn(record, `${planned.id}/during`);
  return everyPromiseKept(record.plan.objectives, rows) && everyCheckKept(record, checks);
};

interface Judgement {
  readonly outcome: Outcome;
  readonly reason: string;
}

/** What people made of it, when they led through the break; nothing when there was nothing to mend. */
function ledJudgement(evidence: Evidence): Judgement | undefined {
  const led = rehearsalOf(evidence.record);
  if (led === undefined || withstood(evidence)) return undefined;
  return { outcome: led.outcome === "fixed" ? "fixed-by-people" : "given-up", reason: led.sentence };
}

function judge(evidence: Evidence): Judgement {
  const doubt = inconclusive(evidence);
  if (doubt !== undefined) return { outcome: "inconclusive", reason: doubt };
  return ledJudgement(evidence) ?? fixJudgement(evidence);
}

/** Why it is not known whether any fix helps, where none is proven. */
function fixDoubt(fixes: readonly FixFinding[]): string | undefined {
  const undecided = fixes.find(({ outcome }) => outcome === "inconclusive");
  if (undecided !== undefined) return `${undecided.id}: ${undecided.reason}`;
  const untried = fixes.filter(({ outcome }) => outcome === "not-tried").map(({ id }) => id);
  // Its last fix was good enough in the run; by other promises, or with the writes that it lost, it was not.
  return untried.length === 0 || untried.length === fixes.length
    ? undefined
    : `no fix that was tried helped, and ${untried.join(", ")} was not tried in this run`;
}

function fixJudgement(evidence: Evidence): Judgement {
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
  const doubt = fixDoubt(fixes);
  if (doubt !== undefined) return { outcome: "inconclusive", reason: doubt };
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
  const alone = aloneOf(planned, record, phases);
  const drainedAfterMs = drainedAfter(record, planned.id);
  const optional = {
    ...(canary === undefined ? {} : { canary }),
    ...(brokeAfterMs === undefined ? {} : { brokeAfterMs }),
    ...(recoveredAfterMs === undefined ? {} : { recoveredAfterMs }),
    ...(alone === undefined ? {} : { alone }),
    ...(drainedAfterMs === undefined ? {} : { drainedAfterMs }),
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
    // A rehearsal proves no fix: its runbook must not be found as the newest.
    runbook: `${record.plan.rehearsal === undefined ? "runbooks" : "rehearsed"}/${planned.id}.md`,
  };
}

function healTime(planned: PlannedBreak, record: RunRecord): { faultOffTookMs?: number } {
  const off = faultOff(record, planned.id);
  return off === undefined ? {} : { faultOffTookMs: off.tookMs };
}

/** Processes that died, and moments at which nothing answered for its state, while the fault was on. */
function deathsIn(planned: PlannedBreak, record: RunRecord): readonly string[] {
  const [on, off] = [faultOnAt(record, planned.id), faultOff(record, planned.id)?.at];
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
