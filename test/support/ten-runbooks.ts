import type { BreakFinding, PhaseFigures } from "../../model/readiness.ts";
import { ratio } from "../../model/units.ts";
import { readRunbook, renderRunbook, type ReadRunbook } from "../../runbooks/index.ts";
import { aFix, aPhase, aPlannedBreak, aStep, slowPhase } from "./a-break-part.ts";
import { aProbe, aProbeFigures } from "./a-probe.ts";
import { aReadinessForRunbooks } from "./a-readiness-for-runbooks.ts";
import { aBreakFinding } from "./a-runbook-finding.ts";
import { shippedTemplates } from "./runbook-templates.ts";
import { TOLD_BREAKS, type ToldBreak } from "./told-breaks.ts";

function duringOf({ good, times, errors, state, probe }: ToldBreak): PhaseFigures {
  const counts = Object.entries(errors).map(([name, part]) => [name, Math.round(part * 6000)] as const);
  return slowPhase({
    good: Math.round(good * 6000),
    p50Ms: times[0],
    p95Ms: times[1],
    p99Ms: times[1],
    errors: Object.fromEntries(counts),
    errorShare: ratio(Object.values(errors).reduce((sum, part) => sum + part, 0)),
    states: state === undefined ? [] : [state],
    byCall: [],
    ...(probe === undefined ? {} : { probes: [aProbeFigures("waiting-on-lock", probe)] }),
  });
}

function findingOf(told: ToldBreak): BreakFinding {
  const { id, symptom, symptoms, fault, fix, died } = told;
  const written = aFix({ id: "only", title: fix, steps: [aStep({ title: fix })] });
  return aBreakFinding({
    id,
    planned: aPlannedBreak({ id, symptom, symptoms, fault: { name: "a-fault", summary: "", text: fault } }),
    phases: [
      aPhase({ probes: [aProbeFigures("waiting-on-lock", 0)] }),
      duringOf(told),
      aPhase({ phase: "fixed", fix: "only" }),
      aPhase({ phase: "after" }),
    ],
    fixes: [
      {
        id: "only",
        title: fix,
        outcome: "proven",
        reason: "100 % of calls were good.",
        steps: [],
        fix: written,
      },
    ],
    processDeaths: died === undefined ? [] : [died],
    runbook: `runbooks/${id}.md`,
  });
}

/** A run with ten breaks that differ in what people say and in what was measured; two look the same from outside. */
const tenBreaks = (): readonly BreakFinding[] => TOLD_BREAKS.map(findingOf);

/** Their runbooks as Markdown, by file name. */
export function tenTexts(): ReadonlyMap<string, string> {
  const readiness = aReadinessForRunbooks({ breaks: tenBreaks(), probes: [aProbe()] });
  const templates = shippedTemplates();
  return new Map(TOLD_BREAKS.map(({ id }) => [`${id}.md`, renderRunbook(readiness, id, templates)]));
}

/** The same, read back. */
export const tenRunbooks = (): readonly ReadRunbook[] =>
  [...tenTexts()].map(([file, text]) => readRunbook(text, `docs/runbooks/${file}`));
