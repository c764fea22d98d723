import type { IdleException, PageOne } from "../../model/page-one.ts";
import { countText, durationText } from "../../model/quantities.ts";
import type { Readiness } from "../../model/readiness.ts";
import type { RunRecord } from "../../model/record.ts";
import { lastEvent } from "../events.ts";
import { daysOf, seenFrom, type Days } from "./days.ts";
import { peakOf } from "./peak.ts";
import { risksOf } from "./risks.ts";
import { scoreOf } from "./score.ts";
import { sentencesOf } from "./sentences.ts";
import { tasksOf } from "./tasks.ts";

type Judged = Pick<Readiness, "day" | "mix" | "breaks" | "gates" | "verdicts" | "healed"> & {
  readonly idle: readonly IdleException[];
};

/** What of the scenario this run was, when it was not all of it. */
function scopeOf({ plan }: RunRecord): string | undefined {
  const { calls, callsOfDay, replayIn, replayOfDay } = plan.traffic;
  const told = [
    ...(callsOfDay === undefined
      ? []
      : [`${countText(calls)} of the ${countText(callsOfDay)} calls of the day`]),
    ...(replayOfDay === undefined
      ? []
      : [`replayed in ${durationText(replayIn)} instead of ${durationText(replayOfDay)}`]),
    ...(plan.leftOut === undefined
      ? []
      : [`${plan.breaks.length} of ${plan.breaks.length + plan.leftOut.length} breaks`]),
  ];
  return told.length === 0 ? undefined : `This run was not the whole day: ${told.join("; ")}.`;
}

/** Evidence does not outlive the signatures that it needs. */
function validity({ last, because }: Days, conditions: PageOne["conditions"]) {
  if (last === undefined) return { validBecause: because };
  const first = conditions.toSorted((one, other) => one.until.localeCompare(other.until))[0];
  return first === undefined || first.until >= last
    ? { validUntil: last, validBecause: because }
    : { validUntil: first.until, validBecause: `the exception that ${first.signedBy} signed ends` };
}

const signsOf = ({ plan }: RunRecord): PageOne["signs"] => {
  const all = [...plan.breaks, ...(plan.leftOut ?? [])];
  return [...new Set(all.map(({ owner }) => owner))].map((owner) => ({
    owner,
    breaks: all.filter((one) => one.owner === owner).map(({ id }) => id),
  }));
};

/** What a lead needs to decide, from the record and what was judged of it. */
export function pageOneOf(record: RunRecord, judged: Judged): PageOne {
  const days = daysOf(record);
  const { breaks, gates, verdicts, day, idle } = judged;
  const peak = peakOf(record, day);
  const conditions = gates.flatMap(({ exceptions }) => exceptions ?? []);
  const scope = scopeOf(record);
  return {
    ...validity(days, conditions),
    ...(days.day === undefined ? {} : { date: days.day }),
    ...(scope === undefined ? {} : { scope }),
    conditions,
    idleExceptions: idle,
    score: scoreOf({
      breaks,
      leftOut: record.plan.leftOut ?? [],
      peak,
      beside: { isLinked: record.plan.alerts?.runbooks !== undefined, seenFrom: seenFrom(days) },
    }),
    tasks: tasksOf(record, { ...judged, days }, lastEvent(record, "run-ended")?.how !== "complete"),
    risks: risksOf(record, judged, days),
    sentences: sentencesOf(record, { gates, breaks, verdicts, days, peak }),
    signs: signsOf(record),
  };
}
