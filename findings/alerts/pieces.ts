import type { CallRow, RunRecord } from "../../model/record.ts";
import { phaseSpans, type PhaseSpan } from "../phases.ts";
import { groupBy } from "../tally.ts";
import { countOutcomes, goodsOf, type OutcomeCount } from "./outcomes.ts";

/** A stretch of the replay in which calls end in the same proportions. */
export interface Piece {
  readonly phase: string;
  readonly from: number;
  readonly to: number;
  readonly outcomes: readonly OutcomeCount[];
}

/** A second in which more calls than this went over the edge of its phase tells how quick calls ended, not how all did. */
const LEAST_WITHIN = 0.9;

const sentIn = (rows: readonly CallRow[]): number => rows.reduce((sum, { sent }) => sum + sent, 0);
const within = (rows: readonly CallRow[]): readonly CallRow[] => rows.filter((row) => row.class === "within");
const isClean = (rows: readonly CallRow[]): boolean => {
  const sent = sentIn(rows);
  return sent > 0 && sentIn(within(rows)) >= LEAST_WITHIN * sent;
};

type Seconds = ReadonlyMap<number, readonly CallRow[]>;

/** The rows whose proportions a second takes: its own, or those of the nearest clean second of its phase. */
function modelFor(second: number, seconds: Seconds): readonly CallRow[] {
  const own = seconds.get(second) ?? [];
  if (isClean(own)) return within(own);
  const clean = [...seconds].filter(([, rows]) => isClean(rows)).sort(([a], [b]) => a - b);
  const near = clean.findLast(([at]) => at < second) ?? clean.find(([at]) => at > second);
  return near === undefined ? own : within(near[1]);
}

function piecesOf(span: PhaseSpan, seconds: Seconds, goodOf: ReturnType<typeof goodsOf>): readonly Piece[] {
  const inSpan = [...seconds.keys()].filter((at) => at * 1000 < span.to && (at + 1) * 1000 > span.from);
  return inSpan
    .sort((a, b) => a - b)
    .map((second) => {
      const sent = sentIn(seconds.get(second) ?? []);
      const model = modelFor(second, seconds);
      const scale = sent / Math.max(1, sentIn(model));
      return {
        phase: span.phase,
        from: Math.max(span.from, second * 1000),
        to: Math.min(span.to, (second + 1) * 1000),
        outcomes: countOutcomes(model, goodOf).map((one) => ({ ...one, count: one.count * scale })),
      };
    });
}

/**
 * The phases of a break, second by second. In a replay many minutes of the day are in flight when a phase ends; on the
 * day it is a few calls. So calls over an edge are counted, but end as those of their phase that stayed within it.
 */
export function piecesOfBreak(breakId: string, record: RunRecord): readonly Piece[] {
  const goodOf = goodsOf(record);
  const phases = groupBy(record.calls, (row) => row.phase);
  return phaseSpans(record)
    .filter(({ phase, from, to }) => phase.startsWith(`${breakId}/`) && to > from)
    .flatMap((span) =>
      piecesOf(
        span,
        groupBy(phases.get(span.phase) ?? [], (row) => row.second),
        goodOf,
      ),
    );
}
