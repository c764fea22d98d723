import type { PlannedBreak } from "../../model/plan.ts";

/** A stretch of the replay in one phase. */
export interface Span {
  readonly phase: string;
  readonly from: number;
  readonly to: number;
}

/** The phases of a break one behind the other; fixes behind the last that was tried have no window. */
export function spansOf({ id, windows }: PlannedBreak, canary: number, tried: number): readonly Span[] {
  const { before, during, alone, again, fixed, after } = windows;
  const trials = fixed.slice(0, tried);
  const off = (trials.at(-1) ?? again ?? during).to;
  const canaryTo = before.from + canary;
  return [
    { phase: `${id}/canary`, from: before.from, to: canaryTo },
    { phase: `${id}/before`, from: canaryTo, to: before.to },
    { phase: `${id}/during`, from: during.from, to: during.to },
    ...(alone === undefined ? [] : [{ phase: `${id}/alone`, from: alone.from, to: alone.to }]),
    ...(again === undefined ? [] : [{ phase: `${id}/again`, from: again.from, to: again.to }]),
    ...trials.map(({ fix, from, to }) => ({ phase: `${id}/fixed:${fix}`, from, to })),
    { phase: `${id}/after`, from: off, to: off + after.to - after.from },
  ];
}
