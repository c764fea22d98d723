import { countText } from "../model/quantities.ts";
import type { Gate, Readiness, ReadinessVerdict } from "../model/readiness.ts";
import type { RunRecord, TrafficTotals } from "../model/record.ts";
import { stopTexts } from "../model/stop-conditions.ts";
import { notTestedOf, troublesOf } from "./caveats.ts";
import { judgeChecks } from "./checks.ts";
import { dayOf } from "./day.ts";
import { lastEvent, type EventOf } from "./events.ts";
import { gatesOf } from "./gates.ts";
import { identityOf } from "./identity.ts";
import { judgeBreak } from "./judge-break.ts";
import { ledgerOf } from "./ledger.ts";
import { judgeObjectives } from "./objectives.ts";
import { scheduleOf } from "./schedule.ts";
import { groupBy } from "./tally.ts";

/** What the rows add up to, for a run whose traffic never came to its end. */
function totalsOfRows(record: RunRecord): TrafficTotals {
  const total = { planned: 0, sent: 0, answered: 0, failed: 0, dropped: 0 };
  for (const row of record.lateness) {
    total.planned += row.planned;
    total.dropped += row.dropped;
  }
  for (const row of record.calls) {
    total.sent += row.sent;
    for (const count of Object.values(row.statuses)) total.answered += count;
    for (const count of Object.values(row.causes)) total.failed += count ?? 0;
  }
  return total;
}

/** planned = sent + dropped, and sent = answered + failed: what is missing on either side is unaccounted for. */
function callsOf(record: RunRecord): Readiness["calls"] {
  const totals = lastEvent(record, "traffic-ended")?.totals ?? totalsOfRows(record);
  const rows = totalsOfRows(record);
  const missing = Math.abs(totals.planned - totals.sent - totals.dropped);
  const unsettled = Math.abs(totals.sent - totals.answered - totals.failed);
  return { ...totals, unaccounted: missing + unsettled + Math.abs(totals.sent - rows.sent) };
}

function verdictOf(gates: readonly Gate[], end: EventOf<"run-ended"> | undefined): ReadinessVerdict {
  if (gates.some(({ pass }) => pass === false)) return "NOT READY";
  if (end?.how !== "complete" || gates.some(({ pass }) => pass === "inconclusive")) return "INCONCLUSIVE";
  return "READY";
}

function sentenceOf(
  verdict: ReadinessVerdict,
  found: Pick<Readiness, "gates" | "breaks" | "calls" | "healed" | "interrupted" | "stopped">,
): string {
  const { breaks, calls, gates, stopped } = found;
  if (stopped !== undefined)
    return `Stopped by its own condition: ${stopped}; ${found.healed ? "everything is healed" : "not everything is healed"}.`;
  if (found.interrupted)
    return "The rehearsal was stopped before its end; what it recorded until then is below.";
  const held = breaks.filter(({ outcome }) => outcome === "fix-proven" || outcome === "withstood").length;
  const size = `${countText(calls.sent)} calls sent`;
  if (verdict === "READY") {
    return `${size}; ${held} of ${breaks.length} breaks held or were fixed while they were on, and nothing stayed broken.`;
  }
  const blocking = gates.filter(({ pass }) => pass === (verdict === "NOT READY" ? false : "inconclusive"));
  const names = blocking.map(({ name }) => name).join(", ");
  const open =
    blocking.length === 0 ? "" : ` ${verdict === "NOT READY" ? "Not met" : "Not decided"}: ${names}.`;
  return `${size}; ${held} of ${breaks.length} breaks held or were fixed.${open}`;
}

/** The calls of the day by name: as planned, or as a script made them. */
function mixOf({ plan, calls }: RunRecord): Readiness["mix"] {
  const { mix, script } = plan.traffic;
  if (script === undefined) {
    return mix.map(({ name, weight, method, path }) => ({ name, weight, method, path }));
  }
  return [...groupBy(calls, ({ call }) => call)].map(([name, rows]) => {
    const weight = rows.reduce((sum, { sent }) => sum + sent, 0);
    return { name, weight, method: "k6", path: script.file };
  });
}

type Judged = Pick<
  Readiness,
  "gates" | "calls" | "schedule" | "ledger" | "verdicts" | "breaks" | "healed" | "healChecks"
>;

/** Everything that is judged, before it is put into words. */
function judgeParts(record: RunRecord): Judged {
  const healing = lastEvent(record, "healed");
  const ledger = ledgerOf(record);
  const parts = {
    breaks: record.plan.breaks.map((planned) => judgeBreak(planned, record)),
    verdicts: [...judgeObjectives(record), ...judgeChecks(record)],
    schedule: scheduleOf(record),
    calls: callsOf(record),
    healed: healing?.ok ?? false,
    ...(ledger === undefined ? {} : { ledger }),
  };
  const gates = gatesOf({
    ...parts,
    hasLedger: record.plan.ledger !== undefined,
    hasWrites: record.plan.traffic.mix.some(({ write }) => write),
    isOwnScript: record.plan.traffic.script !== undefined,
    stops: stopTexts(record.plan),
    reached: lastEvent(record, "stop-reached"),
    damage: record.damage,
  });
  return { ...parts, gates, healChecks: healing?.checks ?? [] };
}

/** The record judged: all that reports and runbooks say. Same record, same answer. */
export function judgeRun(record: RunRecord): Readiness {
  const parts = judgeParts(record);
  const end = lastEvent(record, "run-ended");
  const interrupted = end?.how !== "complete";
  const reached = lastEvent(record, "stop-reached");
  const stopped = reached === undefined ? {} : { stopped: reached.text };
  const verdict = verdictOf(parts.gates, end);
  const { script } = record.plan.traffic;
  return {
    ...identityOf(record),
    ...parts,
    verdict,
    sentence: sentenceOf(verdict, { ...parts, ...stopped, interrupted }),
    ...(record.plan.state === undefined ? {} : { state: record.plan.state }),
    day: dayOf(record),
    mix: mixOf(record),
    ...(script === undefined ? {} : { script: script.file }),
    troubles: troublesOf(record),
    notTested: notTestedOf(record, parts.breaks),
    interrupted,
    ...stopped,
  };
}
