import { durationText } from "../model/quantities.ts";
import type { Readiness } from "../model/readiness.ts";
import type { RehearsalFinding } from "../model/rehearsal.ts";
import { afterFigure, times } from "./figures.ts";

/** The verdict as it is read: that of a rehearsal is about people, and not about the day. */
export function verdictTitle({ verdict, rehearsal }: Readiness): string {
  if (rehearsal === undefined) return verdict;
  if (rehearsal.outcome === "interrupted") return "NOT HELD TO ITS END";
  if (verdict === "INCONCLUSIVE") return verdict;
  if (verdict === "READY") return rehearsal.outcome === "fixed" ? "FIXED BY PEOPLE" : "NOTHING TO FIX";
  return rehearsal.outcome === "fixed" ? "FIXED BY PEOPLE, WITH SOMETHING LEFT OPEN" : "NOT FIXED";
}

const moment = (ms: number | undefined, never: string): string =>
  ms === undefined ? never : afterFigure(ms);

/** What people did, each with how long after the fault; what never came says so. */
export const rehearsalRows = (found: RehearsalFinding): readonly (readonly [string, string])[] => [
  [`Alert ${found.alert}`, moment(found.alertMs, "did not fire")],
  ["People noticed", moment(found.noticedMs, "nobody said so")],
  ["Runbook opened", moment(found.openedMs, "not opened")],
  [`State ${found.safeState}`, moment(found.safeStateMs, "not seen to come")],
  ["Calls good again", moment(found.fixedMs, "not before the fault was gone")],
  ["Fault taken off", moment(found.faultOffMs, "not recorded")],
  [
    "Rolled back, from there",
    found.rolledBackMs === undefined ? "not seen" : afterFigure(found.rolledBackMs),
  ],
  ["Said too early that it is fixed", times(found.claims.filter(({ right }) => !right).length, "time")],
  ["Said too early that something is wrong", times(found.falseAlarms, "time")],
  ["Runbook", found.runbook ?? "none: rehearsed without"],
];

/** Claims and notes in the order in which they were made, with the time since the fault. */
export function spokenLines({ claims, notes }: RehearsalFinding): readonly string[] {
  const said = [
    ...claims.map(({ atMs, right, text }) => ({
      atMs,
      text: `said that it is fixed: ${right ? "it was" : "it was not"}, ${text}`,
    })),
    ...notes.map(({ atMs, text }) => ({ atMs, text: `noted: ${text}` })),
  ];
  return said.toSorted((a, b) => a.atMs - b.atMs).map(({ atMs, text }) => `${sinceFault(atMs)}: ${text}`);
}

const sinceFault = (ms: number): string =>
  ms < 0 ? `${durationText(-ms)} before the fault` : `${durationText(ms)} after the fault`;
