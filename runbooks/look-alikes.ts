import { durationText, shareText } from "../model/quantities.ts";
import type { BreakFinding } from "../model/readiness.ts";
import type { LookAlike } from "./context-schema.ts";
import type { PhaseRow } from "./phase-schema.ts";
import { measuredRow } from "./measured-phase.ts";

const CLEARLY_SLOWER = 3;
const CLEARLY_WORSE = 0.2;
const MOST_DIFFERENCES = 3;

type Difference = LookAlike["differences"][number];
type Row = Omit<LookAlike, "differences">;

function comesBack(finding: BreakFinding): string {
  if (finding.outcome === "never-recovered" && finding.recoveredAfterMs === undefined) return "never";
  if (!finding.phases.some(({ phase }) => phase === "after")) return "not measured";
  if (finding.recoveredAfterMs === undefined) return "not seen";
  const wasFixed = finding.fixes.some(({ steps }) => steps.length > 0);
  const late = finding.outcome === "never-recovered" ? ", too late" : "";
  return `${durationText(finding.recoveredAfterMs)}, ${wasFixed ? "with fixes tried" : "by itself"}${late}`;
}

function rowOf(finding: BreakFinding, self: BreakFinding): Row {
  const figures = measuredRow(finding, "during");
  return {
    symptom: finding.planned.symptom,
    file: finding.runbook.split(/[\\/]/u).at(-1) ?? finding.runbook,
    isThis: finding.id === self.id,
    figures,
    states: figures?.states ?? "none seen",
    deaths: finding.processDeaths.length === 0 ? "none" : finding.processDeaths.join(", "),
    comesBack: comesBack(finding),
  };
}

const textDifference = (signal: string, here: string, there: string): Difference[] =>
  here === there ? [] : [{ signal, here, there }];

function slowDifference(signal: string, here: number, there: number): Difference[] {
  const [low, high] = [Math.max(1, Math.min(here, there)), Math.max(here, there)];
  return high < CLEARLY_SLOWER * low
    ? []
    : [{ signal, here: durationText(here), there: durationText(there) }];
}

function figureDifferences(here: PhaseRow | null, there: PhaseRow | null): Difference[] {
  if (here === null || there === null) return [];
  return [
    ...(here.states === null || there.states === null
      ? []
      : textDifference("state", here.states, there.states)),
    ...textDifference("main error", here.mainError?.name ?? "none", there.mainError?.name ?? "none"),
    ...slowDifference("p50", here.p50Ms, there.p50Ms),
    ...slowDifference("p99", here.p99Ms, there.p99Ms),
    ...(Math.abs(here.share - there.share) < CLEARLY_WORSE
      ? []
      : [{ signal: "good calls", here: shareText(here.share), there: shareText(there.share) }]),
  ];
}

/** What tells the two breaks apart by measurement, the surest signal first. */
function differencesOf(here: Row, there: Row): Difference[] {
  if (there.isThis) return [];
  return [
    ...textDifference("process deaths", here.deaths, there.deaths),
    ...figureDifferences(here.figures, there.figures),
  ].slice(0, MOST_DIFFERENCES);
}

/** This break first, then each other break of the run with what tells it apart from this one. */
export function lookAlikes(breaks: readonly BreakFinding[], self: BreakFinding): LookAlike[] {
  const here = rowOf(self, self);
  const others = breaks.filter(({ id }) => id !== self.id).map((other) => rowOf(other, self));
  return [here, ...others].map((row) => ({ ...row, differences: differencesOf(here, row) }));
}
