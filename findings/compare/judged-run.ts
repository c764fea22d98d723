import { junkNames } from "../../model/junk.ts";
import type { Readiness } from "../../model/readiness.ts";
import type { CallRow, RunRecord } from "../../model/record.ts";
import { judgeRun } from "../judge-run.ts";
import { isUndisturbed } from "../objectives.ts";
import { groupBy } from "../tally.ts";

/** A record with what was judged of it, and its rows at hand by phase. */
export class JudgedRun {
  readonly record: RunRecord;
  readonly readiness: Readiness;
  private readonly phases: ReadonlyMap<string, readonly CallRow[]>;

  constructor(record: RunRecord) {
    this.record = record;
    this.readiness = judgeRun(record);
    this.phases = groupBy(
      record.calls.filter((row) => row.class === "within"),
      ({ phase }) => phase,
    );
  }

  /** People's calls that stayed within a phase. */
  within(phase: string): readonly CallRow[] {
    const junk = junkNames(this.record.plan.traffic.mix);
    return (this.phases.get(phase) ?? []).filter(({ call }) => !junk.has(call));
  }

  /** The calls of a name that no fault touched. */
  undisturbed(call: string): readonly CallRow[] {
    return [...this.phases]
      .filter(([phase]) => isUndisturbed({ phase }))
      .flatMap(([, rows]) => rows.filter((row) => row.call === call));
  }
}
