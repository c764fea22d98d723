import type { BreakFinding } from "../../model/readiness.ts";
import { millis, seconds } from "../../model/units.ts";
import { aStep, aFix, aFallback, aStepOutcome, aPhase, slowPhase, aPlannedBreak } from "./a-break-part.ts";

const poolFix = aFix({
  id: "bigger-pool",
  title: "Raise the pool from 20 to 80",
  steps: [aStep({ title: "Raise the pool", action: { kind: "run", command: "gotvctl pool 80" } })],
});

/** The fault slows the database; a larger pool does not help, degraded mode does. */
export const aBreakFinding = (change: Partial<BreakFinding> = {}): BreakFinding => ({
  id: "database-slow",
  outcome: "fix-proven",
  reason: "queue-writes was reached 1.2 s after the first step and 99.8 % of calls were good.",
  planned: aPlannedBreak(),
  phases: [
    aPhase(),
    slowPhase(),
    slowPhase({ phase: "fixed", fix: "bigger-pool", from: seconds(40), to: seconds(50), good: 720 }),
    aPhase({
      phase: "fixed",
      fix: "degraded-mode",
      from: seconds(50),
      to: seconds(60),
      good: 5988,
      states: ["queue-writes"],
    }),
    aPhase({ phase: "after", from: seconds(60), to: seconds(80), sent: 12_000 }),
  ],
  fixes: [
    {
      id: "bigger-pool",
      title: poolFix.title,
      outcome: "rejected",
      reason: "12 % of calls were good, 99 % wanted.",
      steps: [],
      fix: poolFix,
    },
    {
      id: "degraded-mode",
      title: "Queue the writes",
      outcome: "proven",
      reason: "queue-writes was reached after 1.2 s; 99.8 % of calls were good.",
      reachedAfterMs: millis(1200),
      steps: [aStepOutcome(), aStepOutcome({ kind: "undo", output: '200 {"degraded":false}', tookMs: 9 })],
      fix: aFix(),
    },
  ],
  canary: { seen: true, text: "p50 rose from 3 ms to 53 ms" },
  brokeAfterMs: millis(1000),
  recoveredAfterMs: millis(2100),
  faultOffTookMs: 4,
  processDeaths: [],
  fallback: aFallback(),
  runbook: "runbooks/database-slow.md",
  ...change,
});

const supervisor = aFix({
  id: "supervisor",
  title: "Let the supervisor start it again",
  steps: [
    aStep({
      title: "Start the unit",
      action: { kind: "run", command: "gotvctl start gotv" },
      expect: "running",
      within: seconds(5),
    }),
    aStep({ title: "Look at it", action: { kind: "run", command: "gotvctl status gotv\ngotvctl log gotv" } }),
  ],
});

/** The process of the service dies; its supervisor brings it back. */
export const aProcessDeath = (change: Partial<BreakFinding> = {}): BreakFinding =>
  aBreakFinding({
    id: "service-dies",
    reason: "full was reached 3 s after the first step.",
    planned: aPlannedBreak({ id: "service-dies", symptom: "Every call is refused" }),
    phases: [
      aPhase(),
      slowPhase({ good: 0, p50Ms: 1, p95Ms: 1, p99Ms: 2, errors: { refused: 6000 }, states: [] }),
      aPhase({ phase: "fixed", fix: "supervisor", from: seconds(40), to: seconds(50) }),
      aPhase({ phase: "after", from: seconds(50), to: seconds(70) }),
    ],
    fixes: [
      {
        id: "supervisor",
        title: supervisor.title,
        outcome: "proven",
        reason: "full was reached after 3 s.",
        reachedAfterMs: seconds(3),
        steps: [
          aStepOutcome({
            title: "Start the unit",
            command: "gotvctl start gotv",
            output: "running",
            tookMs: 940,
          }),
        ],
        fix: supervisor,
      },
    ],
    processDeaths: ["gotv: exit code 1"],
    runbook: "runbooks/service-dies.md",
    ...change,
  });

/** Nobody has written a fix or a fallback. */
export function aBreakWithoutFix(change: Partial<BreakFinding> = {}): BreakFinding {
  const { permanentFix: _, ...planned } = aPlannedBreak({
    id: "edge-cut",
    symptom: "Nobody reaches the site",
    symptoms: [],
    noFixReason: "The line belongs to the provider.",
  });
  const {
    fallback: __,
    recoveredAfterMs: ___,
    ...finding
  } = aBreakFinding({
    id: "edge-cut",
    outcome: "never-recovered",
    reason: "20 s after the fault was gone 4 % of calls were good.",
    planned,
    phases: [aPhase(), slowPhase(), slowPhase({ phase: "after", from: seconds(40), to: seconds(60) })],
    fixes: [],
    runbook: "runbooks/edge-cut.md",
  });
  return { ...finding, ...change };
}
