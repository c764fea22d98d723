import type { BreakFinding, Readiness } from "../model/readiness.ts";
import { commandOf } from "./as-it-ran.ts";
import { dateText } from "./dates.ts";
import type { RunbookContext } from "./context-schema.ts";

function mixText(readiness: Readiness): string {
  const all = readiness.mix.reduce((sum, { weight }) => sum + weight, 0);
  return readiness.mix
    .map(({ name, weight }) => `${name} ${Math.round((weight / all) * 1000) / 10} %`)
    .join(", ");
}

function canaryText(finding: BreakFinding): string {
  if (finding.canary === undefined) return "not measured";
  return `${finding.canary.seen ? "seen" : "not seen"}: ${finding.canary.text}`;
}

function healText(readiness: Readiness): string {
  const bad = readiness.healChecks.filter(({ ok }) => !ok).map(({ what, detail }) => `${what}: ${detail}`);
  const count = `${readiness.healChecks.length - bad.length} of ${readiness.healChecks.length} checks passed`;
  return bad.length === 0 ? count : `${count}; ${bad.join("; ")}`;
}

type Origin = RunbookContext["provenance"];

const breakPart = ({ planned, ...finding }: BreakFinding) => ({
  outcome: finding.outcome,
  reason: finding.reason,
  faultText: planned.fault.text,
  faultName: planned.fault.name,
  faultSummary: planned.fault.summary,
  links: planned.links.length === 0 ? "none" : planned.links.join(", "),
  at: planned.at,
  moved: planned.moved ?? null,
  why: planned.why ?? null,
  plannedFaultMs: planned.windows.after.from - planned.windows.during.from,
  faultOffTookMs: finding.faultOffTookMs ?? null,
});

const loadPart = (readiness: Readiness) => ({
  calls: readiness.day.calls,
  dayFrom: readiness.day.from,
  dayTo: readiness.day.to,
  replayInMs: readiness.day.replayIn,
  compression: `${Math.round(readiness.day.compression * 10) / 10}`,
  peakPerSecond: readiness.day.peakPerSecond,
  mix: mixText(readiness),
  script: readiness.script ?? null,
  scheduleKept: readiness.schedule.kept,
  lateP99Ms: readiness.schedule.lateP99Ms,
  lateMaxMs: readiness.schedule.lateMaxMs,
});

const rehearsedText = ({ rehearsal, startedAt }: Readiness): string | null =>
  rehearsal === undefined ? null : `on ${dateText(startedAt)}: ${rehearsal.sentence}`;

/** Where the numbers come from, and what they do not cover. */
export const provenanceOf = (readiness: Readiness, finding: BreakFinding): Origin => ({
  ...breakPart(finding),
  ...loadPart(readiness),
  canary: canaryText(finding),
  run: readiness.run,
  startedAt: readiness.startedAt,
  version: readiness.version,
  healed: readiness.healed,
  healChecks: healText(readiness),
  scenarioTitle: readiness.scenario.title,
  scenarioSha256: readiness.scenario.sha256,
  cpus: readiness.machine.cpus,
  platform: readiness.machine.platform,
  node: readiness.machine.node,
  engine: readiness.engine,
  toxiproxy: readiness.toxiproxy,
  interrupted: readiness.interrupted,
  rehearsed: rehearsedText(readiness),
  troubles: [...readiness.troubles],
  notTested: [...readiness.notTested],
  repeat: commandOf({ kind: "run", command: readiness.repeat }, { run: readiness.run, variables: [] }),
});
