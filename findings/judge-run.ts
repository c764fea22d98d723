import type { DayPicture } from "../model/day-picture.ts";
import type { IdleException } from "../model/page-one.ts";
import type { Readiness } from "../model/readiness.ts";
import type { RunRecord, TrafficTotals } from "../model/record.ts";
import { stopTexts } from "../model/stop-conditions.ts";
import { judgeAlerts } from "./alerts/judge-alerts.ts";
import { differencesOf, notTestedOf, troublesOf } from "./caveats.ts";
import { judgeChecks } from "./checks.ts";
import { dayFiguresOf } from "./day-figures/day-figures.ts";
import { dayOf } from "./day.ts";
import { lastEvent } from "./events.ts";
import { gatesOf } from "./gates.ts";
import { identityOf } from "./identity.ts";
import { judgeBreak } from "./judge-break.ts";
import { ledgerOf } from "./ledger.ts";
import { daysOf } from "./page-one/days.ts";
import { withExceptions } from "./page-one/exceptions.ts";
import { pageOneOf } from "./page-one/page-one.ts";
import { peakOf } from "./page-one/peak.ts";
import { junkOf, withoutJunk } from "./junk.ts";
import { notesOf } from "./notes.ts";
import { judgeObjectives } from "./objectives.ts";
import { rehearsalOf } from "./rehearsal/rehearsal.ts";
import { scheduleOf } from "./schedule.ts";
import { groupBy } from "./tally.ts";
import { tabletopsOf } from "./tabletops.ts";
import { sentenceOf, verdictOf } from "./verdict.ts";

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
> & { readonly idle: readonly IdleException[] };

/** Everything that is judged, before it is put into words. */
function judgeParts(record: RunRecord, day: DayPicture, whole: RunRecord): Judged {
  const healing = lastEvent(record, "healed");
  const ledger = ledgerOf(record);
  const days = daysOf(record);
  const parts = {
    breaks: record.plan.breaks.map((planned) => judgeBreak(planned, record)),
    verdicts: [...judgeObjectives(whole), ...judgeChecks(record)],
    schedule: scheduleOf(record),
    calls: callsOf(whole),
    healed: healing?.ok ?? false,
    ...(ledger === undefined ? {} : { ledger }),
  };
  const gates = gatesOf({
    ...parts,
    hasLedger: record.plan.ledger !== undefined,
    hasWrites: record.plan.traffic.mix.some(({ write }) => write),
    isOwnScript: record.plan.traffic.script !== undefined,
    isLed: record.plan.rehearsal !== undefined,
    stops: stopTexts(record.plan),
    reached: lastEvent(record, "stop-reached"),
    damage: record.damage,
    days,
    peak: peakOf(record, day),
  });
  const excepted = withExceptions(
    { gates, breaks: parts.breaks, days },
    record.plan.rehearsal === undefined ? (record.plan.exceptions ?? []) : [],
  );
  return { ...parts, ...excepted, healChecks: healing?.checks ?? [] };
}

function notesPart(record: RunRecord): Pick<Readiness, "notes"> {
  const notes = notesOf(record);
  return notes.length === 0 ? {} : { notes };
}

/** What is told as the plan has it. */
const fromPlan = ({ state, alerts, places, probes, ...plan }: RunRecord["plan"]): Partial<Readiness> => ({
  ...(state === undefined ? {} : { state }),
  ...(alerts === undefined ? {} : { alerts }),
  ...(places === undefined ? {} : { places }),
  ...(probes === undefined ? {} : { probes }),
  ...tabletopsOf(plan),
});

/** The record judged: all that reports and runbooks say. Same record, same answer. */
export function judgeRun(whole: RunRecord): Readiness {
  const record = withoutJunk(whole);
  const told = { day: dayOf(record), mix: mixOf(record) };
  const { idle, ...parts } = judgeParts(record, told.day, whole);
  const end = lastEvent(record, "run-ended");
  const interrupted = end?.how !== "complete";
  const reached = lastEvent(record, "stop-reached");
  const stopped = reached === undefined ? {} : { stopped: reached.text };
  const verdict = verdictOf(parts.gates, end);
  const led = rehearsalOf(record);
  const rehearsal = led === undefined ? {} : { rehearsal: led };
  const { script } = record.plan.traffic;
  // Steady traffic is no day to derive an alert from, and none to be ready for.
  const alerts = led === undefined ? judgeAlerts(record, { ...told, breaks: parts.breaks }) : {};
  const figures = dayFiguresOf(record, { ...told, breaks: parts.breaks });
  return {
    ...identityOf(whole),
    ...parts,
    ...junkOf(whole),
    verdict,
    sentence: sentenceOf(verdict, { ...parts, ...stopped, ...rehearsal, interrupted }),
    ...fromPlan(record.plan),
    ...told,
    ...alerts,
    ...(led === undefined ? { pageOne: pageOneOf(record, { ...told, ...parts, ...alerts, idle }) } : {}),
    ...(script === undefined ? {} : { script: script.file }),
    ...(figures === undefined ? {} : { figures }),
    ...(record.sealed === undefined ? {} : { sealed: record.sealed }),
    troubles: troublesOf(record),
    ...notesPart(record),
    differs: differencesOf(record),
    notTested: notTestedOf(record, parts.breaks),
    interrupted,
    ...stopped,
    ...rehearsal,
  };
}
