import { readFileSync } from "node:fs";
import { judgeRun } from "../../findings/judge-run.ts";
import type { Plan } from "../../model/plan.ts";
import type { Readiness } from "../../model/readiness.ts";
import type { CallRow, RunEvent, RunRecord } from "../../model/record.ts";

type Line = { readonly plan: Plan } | { readonly event: RunEvent } | { readonly call: CallRow };

/**
 * A real run of the whole shipped day, reduced to its breaks and to what tells how calls ended: no histograms, no steps,
 * so its outcomes are not those of the run.
 */
function aRecordedDay(): RunRecord {
  const file = new URL("../fixtures/alerts/election-day.jsonl", import.meta.url);
  const lines = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
  const [plan] = lines.flatMap((line) => ("plan" in line ? [line.plan] : []));
  if (plan === undefined) throw new Error("The recorded day has no plan.");
  return {
    plan,
    events: lines.flatMap((line) => ("event" in line ? [line.event] : [])),
    calls: lines.flatMap((line) => ("call" in line ? [line.call] : [])),
    lateness: [],
  };
}

export const theRecordedDay = (change: Partial<Plan> = {}): Readiness => {
  const record = aRecordedDay();
  return judgeRun({ ...record, plan: { ...record.plan, ...change } });
};

/** Its first break alone, as it was judged among the others. */
export function theFirstBreak(): Readiness {
  const day = theRecordedDay();
  return { ...day, breaks: day.breaks.slice(0, 1) };
}
