import { UsageError } from "../../model/errors.ts";
import type { Readiness } from "../../model/readiness.ts";
import type { TabletopFinding } from "../../model/tabletop.ts";
import { dayOf } from "../dates.ts";
import { plain } from "../plain-context.ts";
import { numbered, shownFallback } from "../shown-fallback.ts";
import type { TemplateOrigin } from "../template-environment.ts";
import { writtenBy } from "../written-by.ts";
import { tabletopContext, type TabletopContext } from "./context-schema.ts";

/** Said as its day of review until somebody has talked it through. */
const NEVER = "never";

function talkPart({ talked, reviewIn }: TabletopFinding) {
  if (talked === undefined) return { talked: null, reviewedOn: NEVER, reviewBy: null, reviewIn };
  const { on, by, took } = talked;
  return {
    talked: { on, by, isTimed: took !== undefined, tookMs: took ?? null },
    reviewedOn: on,
    reviewBy: dayOf(on, reviewIn),
    reviewIn,
  };
}

function peoplePart({ fallback }: TabletopFinding) {
  const drilled = fallback?.drilled;
  return {
    fallback: shownFallback(fallback),
    drilled:
      drilled === undefined ? null : { on: drilled.on, tookMs: drilled.took, reached: drilled.reached },
  };
}

function originPart(readiness: Readiness, id: string, sha256: string | undefined) {
  const { inputs, scenario, run, startedAt, version } = readiness;
  const people = inputs?.tabletops?.[id]?.people;
  return {
    run,
    startedAt,
    version,
    scenarioTitle: scenario.title,
    scenarioSha256: scenario.sha256,
    inputs:
      inputs === undefined || people === undefined
        ? null
        : { file: inputs.file, scenarioSha256: scenario.sha256, people, template: sha256 ?? null },
  };
}

/** All that the runbook of a tabletop may show; one of that id must be in the readiness. */
export function createTabletopContext(
  readiness: Readiness,
  tabletopId: string,
  templates: TemplateOrigin = { customised: [] },
): TabletopContext {
  const found = readiness.tabletops?.find(({ id }) => id === tabletopId);
  if (found === undefined) {
    const known = (readiness.tabletops ?? []).map(({ id }) => id).join(", ");
    throw new UsageError(
      `There is no tabletop called "${tabletopId}" in ${readiness.run}.`,
      `It has: ${known || "none"}.`,
    );
  }
  const { symptom, symptoms, severity, owner, why, cannot, ask, steps } = found;
  const parts = {
    id: `${readiness.scenario.id}/${found.id}`,
    tabletopId: found.id,
    title: symptom,
    severity,
    owner,
    symptoms: symptoms.length === 0 ? [symptom] : symptoms,
    why: why ?? null,
    cannot,
    ask: numbered(ask),
    steps: numbered(steps),
    first: steps[0] ?? "",
    hasMore: steps.length > 1,
    last: steps.length,
    ...talkPart(found),
    ...peoplePart(found),
    ...originPart(readiness, found.id, templates.sha256),
    ...writtenBy(readiness, templates),
  };
  return tabletopContext.parse(plain(parts));
}
