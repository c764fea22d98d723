import type { BreakFinding, PhaseFigures, ProbeFigures } from "../model/readiness.ts";
import type { Figures, Signature } from "./signature-schema.ts";

const rounded = (value: number, digits: number): number => {
  const scale = 10 ** digits;
  return Number.isFinite(value) ? Math.max(0, Math.round(value * scale) / scale) : 0;
};

const share = (value: number): number => Math.min(1, rounded(value, 4));

function probeValue({ name, reading }: ProbeFigures): readonly (readonly [string, number | string])[] {
  if (reading.kind === "unsteady") return [];
  return [[name, reading.kind === "number" ? rounded(reading.median, 2) : reading.value]];
}

const figuresOf = (phase: PhaseFigures, deaths: boolean): Figures => ({
  good: share(phase.share),
  p50Ms: rounded(phase.p50Ms, 1),
  p99Ms: rounded(phase.p99Ms, 1),
  errors: Object.fromEntries(
    Object.entries(phase.errors)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => [name, share(count / phase.sent)]),
  ),
  state: phase.states.at(-1) ?? null,
  deaths,
  probes: Object.fromEntries((phase.probes ?? []).flatMap(probeValue)),
});

/** The measured look of a break, or null when nothing was measured with the fault on. */
export function signatureOf(finding: BreakFinding): Signature | null {
  const measured = (wanted: PhaseFigures["phase"]): PhaseFigures | undefined =>
    finding.phases.find(({ phase, sent }) => phase === wanted && sent > 0);
  const [before, during] = [measured("before"), measured("during")];
  if (during === undefined) return null;
  return {
    before: before === undefined ? null : figuresOf(before, false),
    during: figuresOf(during, finding.processDeaths.length > 0),
  };
}
