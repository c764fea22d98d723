import type { CallRow, RunRecord } from "../../model/record.ts";
import type { CheckPromise, Good, Objective } from "../../model/traffic.ts";
import { goodBounds } from "./good-bounds.ts";

/** What a record is judged by instead of what it was planned with. */
export interface OtherPromises {
  readonly objectives: readonly Objective[];
  readonly checks: readonly CheckPromise[];
}

/** Our own histograms are within 0.8 %; those of k6 come in buckets of about 5 %. */
const ERRORS = { http: 0.008, k6: 0.05 };

/** How far a recorded time may be from the true one. */
export const errorOf = ({ plan, events }: RunRecord): number => {
  const started = events.find((event) => event.kind === "run-started");
  const isK6 = plan.traffic.script !== undefined || started?.engine.startsWith("k6") === true;
  return isK6 ? ERRORS.k6 : ERRORS.http;
};

/** What was counted as good for the calls of a name while the run went on. */
export function countedRule({ plan }: RunRecord, call: string): Good | undefined {
  const { mix, script } = plan.traffic;
  if (script === undefined) return mix.find(({ name }) => name === call)?.good;
  return script.goods.find(({ calls }) => calls === call)?.good ?? script.good;
}

/** The same record as if these promises had been made: with each call counted good that surely was, or that may have been. */
export function recounted(record: RunRecord, promises: OtherPromises, side: "low" | "high"): RunRecord {
  const error = errorOf(record);
  const asked = new Map(promises.objectives.map(({ calls, good }) => [calls, good]));
  const recount = (row: CallRow): CallRow => {
    const [wanted, counted] = [asked.get(row.call), countedRule(record, row.call)];
    if (wanted === undefined || counted === undefined) return row;
    return { ...row, good: goodBounds(row, { counted, asked: wanted }, error)[side] };
  };
  return {
    ...record,
    calls: record.calls.map((row) => recount(row)),
    plan: withPromises(record, promises),
  };
}

function withPromises({ plan }: RunRecord, { objectives, checks }: OtherPromises): RunRecord["plan"] {
  const { checks: _planned, ...rest } = plan;
  const { traffic } = plan;
  const mix = traffic.mix.map((call) => ({
    ...call,
    good: objectives.find(({ calls }) => calls === call.name)?.good ?? call.good,
  }));
  return {
    ...rest,
    objectives,
    ...(checks.length === 0 ? {} : { checks }),
    traffic: { ...traffic, mix },
  };
}
