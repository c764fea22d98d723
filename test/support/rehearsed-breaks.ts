import type { Fallback, Fix, PlannedBreak } from "../../model/plan.ts";
import type { BreakFinding, FixFinding } from "../../model/readiness.ts";
import type { StepOutcome } from "../../model/record.ts";
import { millis, ratio, seconds } from "../../model/units.ts";
import { CACHE, LOST, phasesOf, SLOW, type Stretch } from "./rehearsed-day.ts";

/** A fix of one step that sets a switch of the service. */
function switchFix(id: string, title: string, path: string): Fix {
  const command = `curl -fsS -X POST http://127.0.0.1:8080${path}`;
  const undo = { kind: "run", command: `${command}?undo=1` } as const;
  const step = { title, action: { kind: "run", command }, expect: "ok", risk: "low", undo } as const;
  return { id, title, steps: [step] };
}

function carriedOut(fix: Fix, kind: StepOutcome["kind"]): StepOutcome {
  const step = fix.steps[0];
  const action = kind === "do" ? step?.action : step?.undo;
  const command = action?.kind === "run" ? action.command : "";
  return { title: step?.title ?? "", kind, command, output: '{"ok":true}', ok: true, tookMs: 84 };
}

const FALLBACK: Fallback = {
  title: "Phone trees and clipboards",
  trigger: "no call list for 10 minutes",
  decides: "the field director on duty",
  capacity: "40 contacts an hour for each volunteer",
  sharesFateWith: "nothing",
  steps: ["Hand out the printed lists", "Collect the sheets every hour"],
};

const windowOf = ({ from, to }: Stretch) => ({ from: seconds(from), to: seconds(to) });

function planned(
  stretches: readonly [Stretch, Stretch, ...Stretch[]],
  words: Pick<PlannedBreak, "id" | "symptom" | "at" | "fault" | "fixes" | "want" | "severity">,
): PlannedBreak {
  const [before, during] = stretches;
  return {
    symptoms: ["Volunteers see an empty call list", "The pool of connections is fully taken"],
    why: "The call list reads voters one by one, so every added delay is multiplied.",
    owner: "gotv-platform",
    links: ["database"],
    changes: [{ kind: "cut", link: "database" }],
    windows: {
      before: windowOf(before),
      during: windowOf(during),
      fixed: stretches.flatMap((stretch) =>
        stretch.fix === undefined ? [] : [{ ...windowOf(stretch), fix: stretch.fix }],
      ),
      after: windowOf(stretches.at(-1) ?? during),
    },
    recoverWithin: seconds(15),
    fallback: FALLBACK,
    permanentFix: "Fetch the list of a volunteer in one query.",
    ...words,
  };
}

const BIGGER_POOL = switchFix("bigger-pool", "Raise the pool to 60 connections", "/admin/pool");
const DEGRADED = switchFix("degraded-mode", "Queue writes, serve lists from memory", "/admin/degraded");
const QUEUE = switchFix("queue-writes", "Queue writes until the database is back", "/admin/queue");

const QUEUED = { state: "queue-writes", within: seconds(10), share: ratio(0.99) } as const;

const fixFinding = (
  fix: Fix,
  finding: Pick<FixFinding, "outcome" | "reason" | "reachedAfterMs">,
): FixFinding => ({
  id: fix.id,
  title: fix.title,
  steps: [carriedOut(fix, "do"), carriedOut(fix, "undo")],
  fix,
  ...finding,
});

/** The break of the evening peak: one fix that does not help, one that does. */
export const databaseSlow = (): BreakFinding => ({
  id: "database-slow",
  outcome: "fix-proven",
  reason: "degraded-mode reached queue-writes in 1.2 s and held 99.8 % good against 99 % wanted.",
  planned: planned(SLOW, {
    id: "database-slow",
    symptom: "Calls time out, database looks idle",
    at: "peak",
    severity: "sev1",
    fault: {
      name: "slow-link",
      summary: "Every answer comes late.",
      text: "200 ms (give or take 50 ms) on every answer over database",
    },
    want: QUEUED,
    fixes: [BIGGER_POOL, DEGRADED],
  }),
  phases: phasesOf(SLOW),
  fixes: [
    fixFinding(BIGGER_POOL, {
      outcome: "rejected",
      reason: "3.4 % good after 16 s; 99 % was wanted within 10 s.",
    }),
    fixFinding(DEGRADED, {
      outcome: "proven",
      reason: "99.8 % good from then on; 99 % was wanted within 10 s.",
      reachedAfterMs: millis(1200),
    }),
  ],
  canary: { seen: true, text: "80 ms on database raised p50 from 5.1 ms to 88 ms" },
  brokeAfterMs: millis(1000),
  recoveredAfterMs: millis(2100),
  faultOffTookMs: 3.4,
  processDeaths: [],
  fallback: FALLBACK,
  runbook: "runbooks/database-slow.md",
});

/** The break of the morning: its only fix is proven, and a worker dies of it. */
export const databaseLost = (): BreakFinding => ({
  id: "database-lost",
  outcome: "fix-proven",
  reason: "queue-writes reached its state in 800 ms and held 99.8 % good against 99 % wanted.",
  planned: planned(LOST, {
    id: "database-lost",
    symptom: "Every save fails at once",
    at: "09:00",
    severity: "sev1",
    fault: { name: "cut-link", summary: "The link is gone.", text: "database refuses every connection" },
    want: QUEUED,
    fixes: [QUEUE],
  }),
  phases: phasesOf(LOST),
  fixes: [
    fixFinding(QUEUE, {
      outcome: "proven",
      reason: "99.8 % good from then on; 99 % was wanted within 10 s.",
      reachedAfterMs: millis(800),
    }),
  ],
  canary: { seen: true, text: "80 ms on database raised p50 from 4.2 ms to 86 ms" },
  brokeAfterMs: millis(0),
  recoveredAfterMs: millis(3400),
  faultOffTookMs: 2.8,
  processDeaths: ["gotv-worker left with code 1, 4 s after the fault came on"],
  fallback: FALLBACK,
  runbook: "runbooks/database-lost.md",
});

/** A break that the system withstands without a fix. */
export const cacheLost = (): BreakFinding => ({
  id: "cache-lost",
  outcome: "withstood",
  reason: "99.8 % good without a fix against 99 % wanted.",
  planned: planned(CACHE, {
    id: "cache-lost",
    symptom: "Lists load slowly after lunch",
    at: "13:00",
    severity: "sev2",
    fault: { name: "cut-link", summary: "The link is gone.", text: "cache refuses every connection" },
    want: { state: "full", within: seconds(5), share: ratio(0.99) },
    fixes: [],
  }),
  phases: phasesOf(CACHE),
  fixes: [],
  canary: { seen: true, text: "80 ms on cache raised p50 from 4.2 ms to 45 ms" },
  recoveredAfterMs: millis(0),
  faultOffTookMs: 2.2,
  processDeaths: [],
  runbook: "runbooks/cache-lost.md",
});
