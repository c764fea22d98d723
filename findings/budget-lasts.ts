import type { BudgetLasts } from "../model/day-figures.ts";
import type { PhaseFigures, Readiness } from "../model/readiness.ts";
import type { RunRecord } from "../model/record.ts";
import { seconds } from "../model/units.ts";
import { promisesOf, scaleOf } from "./alerts/promises.ts";

type Told = Pick<Readiness, "day" | "mix">;
type Moments = Pick<PhaseFigures, "from" | "to">;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The part of the calls of the day that has one of these names. */
export function partOf(mix: Readiness["mix"], calls: readonly string[]): number {
  const all = sum(mix.map(({ weight }) => weight));
  const named = sum(mix.filter(({ name }) => calls.includes(name)).map(({ weight }) => weight));
  return all > 0 ? named / all : 0;
}

/** Calls planned for each second of the day, in its own time, between two moments of the replay. */
export function plannedPerSecond(
  record: RunRecord,
  { day }: Told,
  { from, to }: Moments,
): number | undefined {
  const points = day.points.filter(({ second }) => (second + 1) * 1000 > from && second * 1000 < to);
  if (points.length === 0) return undefined;
  const mean = sum(points.map(({ planned }) => planned)) / points.length;
  return (mean * scaleOf(record)) / (day.compression || 1);
}

/** The share of bad calls among those that an objective is about; nothing when none was measured. */
export function badShareOf({ byCall }: PhaseFigures, calls: readonly string[]): number | undefined {
  const own = byCall.filter(({ call }) => calls.includes(call));
  const sent = sum(own.map((one) => one.sent));
  return sent === 0 ? undefined : 1 - sum(own.map(({ good }) => good)) / sent;
}

/**
 * How long the budget of the day lasts while a break goes on:
 * budget ÷ (calls planned a second of the day × part of them that an objective is about × share of those that is bad).
 */
export function budgetLasts(
  record: RunRecord,
  told: Told,
  moments: Moments,
  badShare: number,
): BudgetLasts | undefined {
  const promises = promisesOf(record, told);
  const planned = plannedPerSecond(record, told, moments);
  if (promises.length === 0 || planned === undefined) return undefined;
  const calls = promises.map(({ call }) => call);
  const bad = planned * partOf(told.mix, calls) * badShare;
  if (!(bad > 0)) return { kind: "untouched" };
  const afterMs = seconds(sum(promises.map(({ budget }) => budget)) / bad);
  return afterMs >= told.day.replayIn * told.day.compression
    ? { kind: "outlasts-day" }
    : { kind: "spent", afterMs: seconds(Math.round(afterMs / 1000)) };
}
