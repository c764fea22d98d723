import type { BreakFinding, Readiness } from "../../model/readiness.ts";
import { durationText } from "../../model/quantities.ts";
import { decidingFix } from "../break-phases.ts";
import type { ChartData } from "../chart-data.ts";

/** One stretch of the way back; without a time it did not come, or nobody measured it. */
export interface RecoveryPart {
  readonly name: "alert" | "fix" | "back" | "drain";
  readonly ms?: number;
  readonly allowedMs?: number;
  /** The time, or why there is none. */
  readonly text: string;
}

const part = (
  name: RecoveryPart["name"],
  ms: number | undefined,
  never: string,
  allowedMs?: number,
): RecoveryPart => ({
  name,
  ...(ms === undefined ? {} : { ms }),
  ...(allowedMs === undefined ? {} : { allowedMs }),
  text: ms === undefined ? never : ms === 0 ? "at once" : durationText(ms),
});

function fixPart(found: BreakFinding): RecoveryPart {
  const fix = decidingFix(found);
  const { within } = found.planned.want;
  if (found.outcome === "withstood") return part("fix", undefined, "none needed");
  if (fix === undefined) return part("fix", undefined, "none tried", within);
  return part("fix", fix.reachedAfterMs, "did not help", within);
}

function drainPart({ drainedAfterMs, recoveredAfterMs }: BreakFinding): RecoveryPart {
  if (drainedAfterMs === undefined) return part("drain", undefined, "nothing waited");
  return part("drain", Math.max(0, drainedAfterMs - (recoveredAfterMs ?? 0)), "");
}

/** Fault to alert, first step of the fix to the wanted state, fault off to full, and full to drained. */
export function recoveryParts(found: BreakFinding): readonly RecoveryPart[] {
  const { alert } = found;
  const never = alert?.watch === undefined ? "no alert was computed" : "the alert never fires";
  return [
    part("alert", alert?.watch?.firesAfterMs, never, alert?.within),
    fixPart(found),
    part(
      "back",
      found.recoveredAfterMs,
      found.outcome === "never-recovered" ? "never came back" : "not measured",
      found.planned.recoverWithin,
    ),
    drainPart(found),
  ];
}

const sumOf = (values: readonly (number | undefined)[]): number =>
  values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

export const totalMs = (parts: readonly RecoveryPart[]): number => sumOf(parts.map(({ ms }) => ms));

/** What was allowed for the stretches that were measured or that never came. */
export const allowedMs = (parts: readonly RecoveryPart[]): number =>
  sumOf(parts.map(({ allowedMs: allowed }) => allowed));

/** Did every stretch that has a limit come within it? */
export const isInTime = (parts: readonly RecoveryPart[]): boolean =>
  parts.every(({ ms, allowedMs: allowed }) => allowed === undefined || (ms !== undefined && ms <= allowed));

export function recoveryFinding({ breaks }: Readiness): string {
  if (breaks.length === 0) return "No break was rehearsed, so no way back was timed";
  const timed = breaks.map((found) => ({ id: found.id, parts: recoveryParts(found) }));
  const inTime = timed.filter(({ parts }) => isInTime(parts)).length;
  const slowest = timed.toSorted((a, b) => totalMs(b.parts) - totalMs(a.parts))[0];
  const most =
    slowest === undefined
      ? ""
      : `; the longest way is ${slowest.id}, ${durationText(totalMs(slowest.parts))}`;
  return `${inTime} of ${breaks.length} ${breaks.length === 1 ? "break was" : "breaks were"} seen, fixed and left behind within what is allowed${most}`;
}

export const RECOVERY_HEAD = [
  "Break",
  "Fault to alert",
  "Fix to wanted state",
  "Fault off to full",
  "Full to drained",
];

const cell = ({ text, allowedMs: allowed, ms }: RecoveryPart): string =>
  allowed === undefined || (ms === undefined && text === "none needed")
    ? text
    : `${text}, ${durationText(allowed)} allowed`;

export const recoveryRows = ({ breaks }: Readiness): readonly (readonly string[])[] =>
  breaks.map((found) => [found.id, ...recoveryParts(found).map((one) => cell(one))]);

export const recoveryData = ({ breaks }: Readiness): ChartData => ({
  caption: "Milliseconds of each stretch; empty where it never came or was not measured",
  columns: ["Break", "Stretch", "Milliseconds", "Allowed"],
  rows: breaks.flatMap((found) =>
    recoveryParts(found).map(({ name, ms, allowedMs: allowed }) => [
      found.id,
      name,
      ms === undefined ? "" : Math.round(ms),
      allowed === undefined ? "" : allowed,
    ]),
  ),
});

/** What these times are, and what they are not. */
export const RECOVERY_NOTE =
  "Each time was measured once (n = 1): no mean, and no promise for the next time. The alert is computed in steps of 15 s of the day; the others were measured in the replay. How long people take to decide is not in it: gameday rehearse measures that.";
