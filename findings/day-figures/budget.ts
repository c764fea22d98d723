import type { DayBudget } from "../../model/day-figures.ts";
import type { Readiness } from "../../model/readiness.ts";
import type { CallRow, RunRecord } from "../../model/record.ts";
import { seconds } from "../../model/units.ts";
import { promisesOf, scaleOf } from "../alerts/promises.ts";
import { partOf } from "../budget-lasts.ts";
import { isUndisturbed } from "../objectives.ts";
import { phaseLasts } from "./lasts.ts";

const badOf = (rows: readonly CallRow[], length: number): readonly number[] => {
  const bad = Array.from({ length }, () => 0);
  for (const { second, sent, good } of rows) {
    if (second >= 0 && second < length) bad[second] = (bad[second] ?? 0) + sent - good;
  }
  return bad;
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const breakOf = ({ phase }: CallRow): string => phase.slice(0, Math.max(0, phase.lastIndexOf("/")));

/** The bad calls that the objectives forgive over the run, and what spent them; nothing without such an objective. */
export function budgetOf(
  record: RunRecord,
  found: Pick<Readiness, "day" | "mix" | "breaks">,
  length: number,
): DayBudget | undefined {
  const promises = promisesOf(record, found);
  const ofDay = sum(promises.map(({ budget }) => budget));
  const calls = promises.map(({ call }) => call);
  const scale = scaleOf(record);
  const peak = (found.day.peakPerSecond * scale * partOf(found.mix, calls)) / (found.day.compression || 1);
  if (promises.length === 0 || !(peak > 0)) return undefined;
  const rows = record.calls.filter(({ call }) => calls.includes(call));
  const outside = rows.filter((row) => isUndisturbed(row));
  const spentBy = record.plan.breaks.map(({ id }) => {
    const own = rows.filter((row) => breakOf(row) === id && !isUndisturbed(row));
    return { break: id, bad: sum(own.map(({ sent, good }) => sent - good)) };
  });
  return {
    calls,
    budget: Math.floor(ofDay / scale + 1e-6),
    scale,
    outageAtPeakMs: seconds(ofDay / peak),
    bad: badOf(rows, length),
    badOutside: badOf(outside, length),
    spentBy,
    lasts: phaseLasts(record, found, calls),
  };
}
