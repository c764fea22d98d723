import { UsageError } from "../../model/errors.ts";
import { nearest } from "../../model/nearest.ts";
import { durationText } from "../../model/quantities.ts";
import type { RunRecord } from "../../model/record.ts";
import type { Objective } from "../../model/traffic.ts";
import { countedRule, type OtherPromises } from "./recount.ts";

function hintOf(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  if (meant !== undefined) return `Did you mean "${meant}"?`;
  return known.length === 0 ? "It recorded none." : `It recorded: ${known.join(", ")}.`;
}

function mustKnowCall(record: RunRecord, { calls }: Objective): void {
  const recorded = new Set(record.calls.map(({ call }) => call));
  if (recorded.has(calls) && countedRule(record, calls) !== undefined) return;
  throw new UsageError(`The run sent no calls named "${calls}".`, hintOf(calls, [...recorded]));
}

/** A call that was given up may have been answered a moment later: nobody knows. */
function mustHaveWaited({ plan }: RunRecord, { calls, good }: Objective): void {
  const { timeout } = plan.traffic;
  if (good.within <= timeout) return;
  throw new UsageError(
    `"${durationText(good.within)}" for ${calls} cannot be judged: the run waited only ${durationText(timeout)} for an answer.`,
    `Promise at most ${durationText(timeout)}, or run again with a longer timeout in the scenario.`,
  );
}

function mustHaveNoFloor({ calls, stopUnder }: Objective): void {
  if (stopUnder === undefined) return;
  throw new UsageError(
    `"stopUnder" of ${calls} cannot be judged again: it ends a run while it goes on, and this one is over.`,
    "Take it out of the file.",
  );
}

/** Refuses promises about which the record says nothing. */
export function mustBeJudgeable(record: RunRecord, { objectives, checks }: OtherPromises): void {
  for (const objective of objectives) {
    mustKnowCall(record, objective);
    mustHaveWaited(record, objective);
    mustHaveNoFloor(objective);
  }
  const made = [...new Set((record.checks ?? []).map(({ check }) => check))];
  const unknown = checks.find(({ check }) => !made.includes(check));
  if (unknown === undefined) return;
  throw new UsageError(`The run made no check "${unknown.check}".`, hintOf(unknown.check, made));
}
