import { shareText } from "../model/quantities.ts";
import type { BreakFinding, PhaseFigures } from "../model/readiness.ts";
import type { MainError, PhaseRow } from "./phase-schema.ts";

type Errors = PhaseFigures["errors"];

const MOST_ERRORS = 3;
/** From this factor on a duration counts as another one, not as noise. */
const CLEARLY_SLOWER = 3;

const byCount = (errors: Errors): readonly (readonly [string, number])[] =>
  Object.entries(errors)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a);

/** The most frequent error and its share of all calls sent. */
export function mainErrorOf(errors: Errors, sent: number): MainError | null {
  const [first] = byCount(errors);
  return first === undefined || sent <= 0
    ? null
    : { name: first[0], count: first[1], share: first[1] / sent };
}

function errorsText(errors: Errors, sent: number): string {
  const all = byCount(errors);
  if (all.length === 0 || sent <= 0) return "none";
  const named = all.slice(0, MOST_ERRORS).map(([name, count]) => `${shareText(count / sent)} ${name}`);
  return all.length > MOST_ERRORS
    ? `${named.join(", ")}, and ${all.length - MOST_ERRORS} more`
    : named.join(", ");
}

export function labelOf(phase: PhaseFigures): string {
  switch (phase.phase) {
    case "before":
      return "Before";
    case "during":
      return "During, no fix";
    case "alone":
      return "Fault gone, nobody did anything";
    case "fixed":
      return `During, fix ${phase.fix ?? "without a name"}`;
    case "after":
      return "After the fault";
  }
}

const finite = (value: number): number => (Number.isFinite(value) ? value : 0);

export function rowOf(phase: PhaseFigures): PhaseRow {
  const lastedMs = phase.to - phase.from;
  const perSecond = (calls: number): number => (lastedMs > 0 ? (calls * 1000) / lastedMs : 0);
  const { sent, good, share, errorShare, p50Ms, p95Ms, p99Ms } = phase;
  const figures = [lastedMs, sent, good, share, errorShare, p50Ms, p95Ms, p99Ms];
  return {
    label: labelOf(phase),
    isMeasured: sent > 0 && lastedMs > 0 && figures.every((figure) => Number.isFinite(figure)),
    lastedMs: finite(lastedMs),
    sent: finite(sent),
    good: finite(good),
    share: finite(share),
    sentPerSecond: finite(perSecond(sent)),
    goodPerSecond: finite(perSecond(good)),
    errorShare: finite(errorShare),
    p50Ms: finite(p50Ms),
    p95Ms: finite(p95Ms),
    p99Ms: finite(p99Ms),
    mainError: mainErrorOf(phase.errors, sent),
    errors: errorsText(phase.errors, sent),
    states: phase.states.length === 0 ? null : phase.states.join(", "),
  };
}

/** The row of one phase, or null where nothing was measured. */
export function measuredRow(
  finding: BreakFinding,
  wanted: PhaseFigures["phase"],
  fix?: string,
): PhaseRow | null {
  const phase = finding.phases.find((one) => one.phase === wanted && (fix === undefined || one.fix === fix));
  if (phase === undefined) return null;
  const row = rowOf(phase);
  return row.isMeasured ? row : null;
}

/** In words: do callers wait, are they turned away at once, or does only the tail suffer? */
export function shapeOf(before: PhaseRow | null, during: PhaseRow | null): string | null {
  if (before === null || during === null) return null;
  const was = { p50: Math.max(1, before.p50Ms), p99: Math.max(1, before.p99Ms) };
  if (during.p50Ms >= CLEARLY_SLOWER * was.p50) return "callers wait";
  if (during.errorShare >= 0.5) return "calls fail, and fail at once";
  if (during.p99Ms >= CLEARLY_SLOWER * was.p99) return "most calls are as fast as ever, the slowest are not";
  return "times hardly change";
}
