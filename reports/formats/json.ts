import type { BreakFinding, DayPoint, Readiness } from "../../model/readiness.ts";
import type { TabletopFinding } from "../../model/tabletop.ts";
import type { ReportFormat } from "../report-format.ts";

const COLUMNS = ["second", "planned", "achieved", "good", "failed", "p50Ms", "p95Ms", "p99Ms"] as const;

/** One array for each quantity: a third of the bytes, and what plotting programs want. */
const seriesOf = (points: readonly DayPoint[]): Readonly<Record<string, readonly number[]>> =>
  Object.fromEntries(COLUMNS.map((column) => [column, points.map((point) => point[column])]));

const breakOf = (found: BreakFinding) => ({
  id: found.id,
  symptom: found.planned.symptom,
  outcome: found.outcome,
  reason: found.reason,
  fault: found.planned.fault,
  want: found.planned.want,
  brokeAfterMs: found.brokeAfterMs,
  recoveredAfterMs: found.recoveredAfterMs,
  drainedAfterMs: found.drainedAfterMs,
  alone: found.alone,
  faultOffTookMs: found.faultOffTookMs,
  canary: found.canary,
  processDeaths: found.processDeaths,
  phases: found.phases,
  fixes: found.fixes.map(({ id, title, outcome, reason, reachedAfterMs, steps }) => ({
    id,
    title,
    outcome,
    reason,
    reachedAfterMs,
    steps,
  })),
  runbook: found.runbook,
});

const tabletopOf = ({
  id,
  symptom,
  severity,
  owner,
  why,
  cannot,
  ask,
  steps,
  talked,
  runbook,
}: TabletopFinding) => ({
  id,
  symptom,
  severity,
  owner,
  why,
  cannot,
  ask,
  steps,
  talked,
  runbook,
});

const contentOf = (readiness: Readiness) => ({
  verdict: readiness.verdict,
  sentence: readiness.sentence,
  run: readiness.run,
  startedAt: readiness.startedAt,
  interrupted: readiness.interrupted,
  stopped: readiness.stopped,
  rehearsal: readiness.rehearsal,
  version: readiness.version,
  scenario: readiness.scenario,
  gates: readiness.gates,
  pageOne: readiness.pageOne,
  calls: readiness.calls,
  junk: readiness.junk,
  schedule: readiness.schedule,
  ledger: readiness.ledger,
  objectives: readiness.verdicts,
  breaks: readiness.breaks.map((found) => breakOf(found)),
  tabletops: readiness.tabletops?.map((found) => tabletopOf(found)),
  healed: readiness.healed,
  healChecks: readiness.healChecks,
  day: { ...readiness.day, points: seriesOf(readiness.day.points) },
  figures: readiness.figures,
  mix: readiness.mix,
  script: readiness.script,
  machine: readiness.machine,
  engine: readiness.engine,
  toxiproxy: readiness.toxiproxy,
  troubles: readiness.troubles,
  notes: readiness.notes,
  notTested: readiness.notTested,
  differs: readiness.differs,
  lastTime: readiness.lastTime,
  judgedAgain: readiness.judgedAgain,
  sealed: readiness.sealed,
  repeat: readiness.repeat,
});

// What JSON lets through, but what steers a terminal or ends a script element when the file is shown elsewhere.
const UNSHOWABLE = /(?![\u200C\u200D])[<\u007F-\u009F\p{Cf}\p{Zl}\p{Zp}]/gu;
const escapeOf = (mark: string): string =>
  mark
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");

/** Lists of numbers stay on one line, so that a day of seconds is not a day of lines. */
const compactNumbers = (json: string): string =>
  json.replaceAll(/\[\n(?:\s+-?[\d.e+-]+,?\n)+\s+\]/gu, (list) => list.replaceAll(/\s+/gu, ""));

/** For scripts: what the other formats say, with stable names. Absent means not measured. */
export const jsonFormat: ReportFormat = {
  name: "json",
  extension: "json",
  render: (readiness) =>
    `${compactNumbers(JSON.stringify(contentOf(readiness), null, 2)).replaceAll(UNSHOWABLE, escapeOf)}\n`,
};
