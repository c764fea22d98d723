import type { Score, ScorePart } from "../../model/page-one.ts";
import { countText } from "../../model/quantities.ts";
import type { BreakFinding } from "../../model/readiness.ts";
import type { LeftOut } from "../../model/sign-off.ts";
import { after, detected, during, evidence, fallback, fix, type Beside, type MarkOf } from "./marks.ts";
import type { Peak } from "./peak.ts";
import { weightOf } from "./weight.ts";

/** How much more than its planned peak a system should have carried in a test. */
const HEADROOM = 1.2;
const LOAD_POINTS = 20;

interface Kind extends Pick<ScorePart, "id" | "name" | "of"> {
  readonly mark: MarkOf;
}

const KINDS: readonly Kind[] = [
  { id: "during", name: "Holds during the break", of: 20, mark: during },
  { id: "after", name: "Comes back by itself", of: 15, mark: after },
  { id: "fix", name: "Fix verified", of: 25, mark: fix },
  { id: "detected", name: "Detected in time", of: 10, mark: detected },
  { id: "fallback", name: "People can take over", of: 5, mark: fallback },
  { id: "evidence", name: "Evidence", of: 5, mark: evidence },
];

/** What a score is made of. */
export interface Scored {
  readonly breaks: readonly BreakFinding[];
  /** Breaks of the scenario that this run left out: they earn nothing. */
  readonly leftOut: readonly LeftOut[];
  readonly peak: Peak;
  readonly beside: Beside;
}

const tenths = (points: number): number => Math.round(points * 10) / 10;
const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

/** Breaks with the same thing missing are told together. */
function toldTogether(missing: readonly (readonly [id: string, text: string])[]): string {
  const told = unique(missing.map(([, text]) => text)).map((text) => {
    const ids = missing.filter(([, other]) => other === text).map(([id]) => id);
    return `${ids.join(", ")}: ${text}`;
  });
  return told.join("; ");
}

function partOf({ mark, ...kind }: Kind, { breaks, leftOut, beside }: Scored): ScorePart {
  const marks = breaks.map((found) => ({ ...found.planned, ...mark(found, beside) }));
  const untested = leftOut.map((one) => ({ ...one, earned: 0, missing: "was not rehearsed in this run" }));
  const all = [...marks, ...untested];
  const total = all.reduce((sum, one) => sum + weightOf(one), 0);
  const earned = all.reduce((sum, one) => sum + weightOf(one) * one.earned, 0);
  const lost = all.filter((one) => one.earned < 1);
  const missing = lost.map(({ id, missing: text = "" }) => [id, text] as const);
  return {
    ...kind,
    points: total === 0 ? 0 : tenths((kind.of * earned) / total),
    why: total === 0 ? "no break was planned" : toldTogether(missing) || "nothing is missing",
    owners: unique(lost.map(({ owner }) => owner)),
  };
}

function loadPart({ peak, breaks, leftOut }: Scored): ScorePart {
  const wanted = HEADROOM * peak.ofScenario;
  const points = wanted > 0 ? tenths(LOAD_POINTS * Math.min(1, peak.carried / wanted)) : 0;
  const smaller = Math.round(peak.ofScenario) > Math.round(peak.planned);
  const why = [
    `${countText(peak.carried)} calls carried in the busiest second outside of the faults`,
    `${countText(wanted)} wanted: ${HEADROOM} times the planned ${countText(peak.ofScenario)}`,
    ...(smaller ? ["this run planned a smaller peak than the scenario"] : []),
    ...(peak.carried > peak.ofScenario ? [] : ["headroom was not measured"]),
  ].join("; ");
  const owners = unique([...breaks.map(({ planned }) => planned), ...leftOut].map(({ owner }) => owner));
  return { id: "load", name: "Load", of: LOAD_POINTS, points, why, owners };
}

/** From 0 to 100, for the trend: what was not tested earns nothing, and no number of points makes a day ready. */
export function scoreOf(scored: Scored): Score {
  const parts = [loadPart(scored), ...KINDS.map((kind) => partOf(kind, scored))];
  return {
    points: Math.round(parts.reduce((sum, { points }) => sum + points, 0)),
    parts: parts.toSorted((one, other) => other.of - other.points - (one.of - one.points)),
  };
}
