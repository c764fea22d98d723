import type { BreakFinding, FixOutcome, Outcome, Readiness } from "../../model/readiness.ts";
import { millis, seconds } from "../../model/units.ts";
import { aFallback, aFix, aStep } from "./a-break-part.ts";
import { aReadinessForRunbooks } from "./a-readiness-for-runbooks.ts";
import { aBreakFinding, aBreakWithoutFix, aProcessDeath } from "./a-runbook-finding.ts";

const GOTV = "http://127.0.0.1:28140";

/** A break whose steps hold addresses and a folder that only its run had. */
const aBreakWithPlaces = (): BreakFinding => {
  const fix = aFix({
    steps: [
      aStep({
        title: "Choose the failure state",
        action: {
          kind: "run",
          command: "printf 'queue\\n' > '/tmp/run-7/outbox/state' && cat /tmp/run-7/outbox/state",
        },
        undoExpect: '"degraded":false',
      }),
      aStep({
        action: { kind: "http", method: "POST", url: `${GOTV}/flag`, body: '{"to":"127.0.0.1:28140"}' },
      }),
    ],
  });
  const proven = {
    id: fix.id,
    title: fix.title,
    outcome: "proven",
    reason: "it helped",
    steps: [],
    fix,
  } as const;
  const fallback = aFallback({ back: ["Two people type each sheet in."], giveUpAfter: seconds(600) });
  return aBreakFinding({ fixes: [{ ...proven, reachedAfterMs: millis(900) }], fallback });
};

/** A run that knows its addresses, and a service that says its state. */
export const aReadinessWithPlaces = (change: Partial<Readiness> = {}): Readiness =>
  aReadinessForRunbooks({
    breaks: [aBreakWithPlaces(), aProcessDeath(), aBreakWithoutFix()],
    places: {
      ports: { gotv: "28140", supervisor: "28143" },
      links: { database: "127.0.0.1:28145" },
      folders: { outbox: "/tmp/run-7/outbox" },
    },
    state: { get: `${GOTV}/healthz`, field: "state", backlog: "outbox" },
    ...change,
  });

function judged(outcome: Outcome, fix: FixOutcome): BreakFinding {
  const finding = aBreakFinding({ outcome });
  return { ...finding, fixes: finding.fixes.map((one) => ({ ...one, outcome: fix })) };
}

const alone = (finding: BreakFinding): Readiness => aReadinessForRunbooks({ breaks: [finding] });

/** A readiness for each thing that a runbook may have to say, and the break to write it for. */
export function readinessOfAllKinds(): readonly (readonly [string, Readiness, string])[] {
  const { ledger: _, ...unledgered } = aReadinessForRunbooks({ verdicts: [] });
  return [
    ["a proven fix among siblings", aReadinessForRunbooks(), "database-slow"],
    ["a process that died", aReadinessForRunbooks(), "service-dies"],
    ["nothing written to do", aReadinessForRunbooks(), "edge-cut"],
    ["addresses and a state", aReadinessWithPlaces(), "database-slow"],
    ["a break that was withstood", alone(judged("withstood", "not-tried")), "database-slow"],
    ["only rejected fixes", alone(judged("fix-rejected", "rejected")), "database-slow"],
    ["fixes that were not tried", alone(judged("fix-rejected", "not-tried")), "database-slow"],
    ["no recovery", alone(judged("never-recovered", "proven")), "database-slow"],
    ["a run that could not decide", alone(judged("inconclusive", "inconclusive")), "database-slow"],
    [
      "a run that was cut short",
      alone(aBreakFinding({ outcome: "inconclusive", phases: [] })),
      "database-slow",
    ],
    ["no break to compare with", alone(aBreakWithoutFix()), "edge-cut"],
    ["neither a ledger nor promises", unledgered, "database-slow"],
  ];
}
