import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { compareRuns } from "../../findings/compare/compare-runs.ts";
import { planDifferences } from "../../findings/compare/plan-differences.ts";
import { lastEvent } from "../../findings/events.ts";
import type { LastTime } from "../../model/comparison.ts";
import { isExplained } from "../../model/errors.ts";
import type { Plan } from "../../model/plan.ts";
import type { RunRecord } from "../../model/record.ts";
import { millis } from "../../model/units.ts";
import { readPlan, readRecord } from "../../run/read-record.ts";
import { Recorder } from "../../run/recorder.ts";

/** Whoever changed the scenario so often has no run of the same plan among the newest. */
const MOST_LOOKED_AT = 20;

const startOf = (record: RunRecord): string => lastEvent(record, "run-started")?.startedAt ?? "";
const isWhole = (record: RunRecord): boolean =>
  record.damage === undefined && lastEvent(record, "run-ended")?.how === "complete";

/** Folders of runs of the same scenario beside this one, the newest first. */
function neighbours(folder: string, scenario: string): readonly string[] {
  const out = dirname(folder);
  return readdirSync(out)
    .filter((name) => name.startsWith(`${scenario}-`) && name !== basename(folder))
    .sort()
    .reverse()
    .map((name) => join(out, name));
}

/** Did it rehearse the same? That is told without reading a whole record. */
function isSamePlan(folder: string, plan: Plan): boolean {
  try {
    return planDifferences(readPlan(join(folder, "record")), plan).length === 0;
  } catch (error) {
    if (isExplained(error)) return false;
    throw error;
  }
}

/** The newest whole run before this one that rehearsed the same; what cannot be read is passed over. */
async function lastOf(record: RunRecord, folder: string): Promise<RunRecord | undefined> {
  const near = neighbours(folder, record.plan.scenario.id).slice(0, MOST_LOOKED_AT);
  for (const other of near.filter((found) => isSamePlan(found, record.plan))) {
    const earlier = await readRecord(other);
    if (isWhole(earlier) && startOf(earlier) < startOf(record)) return earlier;
  }
  return undefined;
}

/** What became of each thing since the newest earlier run of the same plan in the same place, if there is one. */
async function lastTimeOf(record: RunRecord, folder: string): Promise<LastTime | undefined> {
  const last = await lastOf(record, folder);
  if (last === undefined) return undefined;
  const { first, trend, differences } = compareRuns(last, record);
  return { ...first, trend, differences };
}

/**
 * Writes the comparison with the run before into the record of a run that is over, once: from then on its reports are
 * the same, whatever becomes of the other run.
 */
export async function noteLastTime(folder: string): Promise<void> {
  const record = await readRecord(folder);
  if (!isWhole(record) || record.plan.rehearsal !== undefined) return;
  if (lastEvent(record, "last-time") !== undefined) return;
  const lastTime = await lastTimeOf(record, folder);
  if (lastTime === undefined) return;
  const recorder = new Recorder(folder, (error) => {
    throw error;
  });
  recorder.event({ at: record.events.at(-1)?.at ?? millis(0), kind: "last-time", ...lastTime });
  recorder.close();
}
