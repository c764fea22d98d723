import type { ReadRunbook } from "../read-runbook.ts";
import { signature, type Signature } from "../signature-schema.ts";
import { tellApart } from "../tell-apart.ts";
import { compareSignals, distanceOf, type Signal } from "./compare-signals.ts";
import type { LiveNumbers } from "./read-live.ts";

export type Confidence = "sure" | "likely" | "possible" | "no match";

export interface Candidate {
  readonly runbook: ReadRunbook;
  readonly distance: number;
  readonly confidence: Confidence;
  readonly signals: readonly Signal[];
}

export interface NumbersMatch {
  /** The nearest first. */
  readonly candidates: readonly Candidate[];
  /** The numbers are nearer to those before the faults than to any break. */
  readonly isCalm: boolean;
  /** The first two cannot be told apart by these numbers: what may. */
  readonly close: readonly string[];
  /** Runbooks without measured numbers. */
  readonly unmeasured: readonly string[];
}

const SURE = 0.12;
const LIKELY = 0.2;
/** Farther than this is another break: the tests hold the breaks of a recorded run to it. */
const POSSIBLE = 0.3;
/** Two this close are not told apart. */
const CLOSE = 0.08;
/** Fewer signals fit many breaks. */
const ENOUGH_SIGNALS = 3;
const RULED_OUT = 0.9;

/** A probe was declared to tell breaks apart: what it rules out is ruled out. */
const isRuledOut = (signals: readonly Signal[]): boolean =>
  signals.some(({ kind, distance }) => kind === "probe" && distance >= RULED_OUT);

function confidenceOf(distance: number, signals: readonly Signal[]): Confidence {
  if (distance > POSSIBLE || isRuledOut(signals)) return "no match";
  if (signals.length < ENOUGH_SIGNALS || distance > LIKELY) return "possible";
  return distance <= SURE ? "sure" : "likely";
}

const ORDER: readonly Confidence[] = ["sure", "likely", "possible", "no match"];

/** With another one as near there is no being sure. */
function modest(confidence: Confidence, isClose: boolean): Confidence {
  return isClose && confidence === "sure" ? "likely" : confidence;
}

function signatureIn({ frontMatter }: ReadRunbook): Signature | undefined {
  const read = signature.safeParse(frontMatter["signature"]);
  return read.success ? read.data : undefined;
}

function candidatesFor(runbooks: readonly ReadRunbook[], now: LiveNumbers): readonly Candidate[] {
  const all = runbooks.flatMap((runbook): readonly Candidate[] => {
    const measured = signatureIn(runbook);
    const signals = measured === undefined ? [] : compareSignals(now, measured);
    const distance = distanceOf(signals);
    if (distance === undefined) return [];
    return [{ runbook, distance, confidence: confidenceOf(distance, signals), signals }];
  });
  const ranked = all.sort((a, b) => a.distance - b.distance);
  const [first, second] = ranked;
  const isClose = first !== undefined && second !== undefined && second.distance - first.distance < CLOSE;
  return ranked.map((one) => ({ ...one, confidence: modest(one.confidence, isClose) }));
}

/** How far the numbers are from those before the faults, at the nearest. */
const calmDistance = (runbooks: readonly ReadRunbook[], now: LiveNumbers): number =>
  Math.min(
    1,
    ...runbooks.flatMap((runbook) => {
      const measured = signatureIn(runbook);
      if (measured?.before == null) return [];
      const calm = { before: measured.before, during: measured.before };
      return [distanceOf(compareSignals(now, calm)) ?? 1];
    }),
  );

/** Ranks the runbooks by how near the numbers of now are to those measured in each break. */
export function matchNumbers(runbooks: readonly ReadRunbook[], now: LiveNumbers): NumbersMatch {
  const candidates = candidatesFor(runbooks, now);
  const [first, second] = candidates;
  const calm = calmDistance(runbooks, now);
  const areClose =
    first !== undefined &&
    second !== undefined &&
    second.confidence !== "no match" &&
    second.distance - first.distance < CLOSE;
  return {
    candidates,
    isCalm: calm <= LIKELY && calm < (first?.distance ?? 1),
    close: areClose ? tellApart(first.runbook, second.runbook) : [],
    unmeasured: runbooks
      .filter((runbook) => signatureIn(runbook) === undefined)
      .map(({ frontMatter }) => frontMatter.id),
  };
}

/** Those that may be meant, the surest first. */
export const possible = ({ candidates }: NumbersMatch): readonly Candidate[] =>
  candidates
    .filter(({ confidence }) => confidence !== "no match")
    .sort((a, b) => ORDER.indexOf(a.confidence) - ORDER.indexOf(b.confidence));
