import { ALERT_STEP_MS, type AlertReplay, type AlertRule } from "../../model/alert.ts";
import type { RunRecord } from "../../model/record.ts";
import { phaseSpans } from "../phases.ts";
import { lookAtAll, type Seen } from "./firing.ts";
import { piecesOfBreak, type Piece } from "./pieces.ts";
import { scaleOf } from "./promises.ts";
import { countersOf, type Axis, type Counter } from "./steps.ts";

const MINUTE_STEPS = 60_000 / ALERT_STEP_MS;
/** Shown before the fault and behind it. */
const AROUND = 30 * MINUTE_STEPS;
/** Behind the usual rule is an hour of history. */
const HISTORY = 60 * MINUTE_STEPS;
/** Four hundred hours: more than any day that is replayed has. */
const MOST_STEPS = 100_000;
/** A piece that is nearly a whole second tells a level. */
const WHOLE_MS = 900;

/** The time of the day around a break, in steps. */
export interface WatchedBreak {
  readonly id: string;
  readonly replay: Omit<AlertReplay, "series">;
  /** As far as it is shown. */
  readonly counters: readonly Counter[];
  readonly seen: readonly Seen[];
  /** With more of the time before, and at which moment of that the fault goes on. */
  readonly history: readonly Counter[];
  readonly historyOn: number;
}

/** What goes on behind the record: the quiet of before when the break was over, otherwise its last whole second. */
function tailOf(pieces: readonly Piece[], hasRecovered: boolean): readonly Piece[] {
  if (hasRecovered) return pieces.filter(({ phase }) => phase.endsWith("/before"));
  const last = pieces.findLast(({ from, to }) => to - from >= WHOLE_MS) ?? pieces.at(-1);
  return last === undefined ? [] : [last];
}

/** The calls of one break as counters in the time of the day; nothing when the record does not show its fault. */
export function watchBreak(
  id: string,
  record: RunRecord,
  { compression, hasRecovered }: { readonly compression: number; readonly hasRecovered: boolean },
): WatchedBreak | undefined {
  const spans = phaseSpans(record).filter(({ phase }) => phase.startsWith(`${id}/`));
  const during = spans.find(({ phase }) => phase === `${id}/during`);
  const pieces = piecesOfBreak(id, record);
  if (during === undefined || pieces.length === 0) return undefined;
  const stepOf = (at: number): number => Math.round(((at - during.from) * compression) / ALERT_STEP_MS);
  const off = spans.find(({ phase }) => phase === `${id}/after`)?.from ?? spans.at(-1)?.to ?? during.to;
  const steps = HISTORY + stepOf(off) + AROUND;
  // A record that is damaged may tell of any time.
  if (!(stepOf(off) > 0 && steps <= MOST_STEPS)) return undefined;
  const axis: Axis = {
    faultOn: during.from,
    end: off,
    compression,
    scale: scaleOf(record),
    stepsBefore: HISTORY,
    steps,
    tail: tailOf(pieces, hasRecovered),
  };
  const history = countersOf(pieces, axis);
  const counters = history
    .map((one) => ({ ...one, growth: one.growth.slice(HISTORY - AROUND) }))
    .filter(({ growth }) => growth.some((calls) => calls > 0));
  const replay = {
    steps: stepOf(off) + 2 * AROUND,
    faultOn: AROUND,
    acted: AROUND + stepOf(during.to),
    faultOff: AROUND + stepOf(off),
  };
  return { id, replay, counters, seen: lookAtAll(counters), history, historyOn: HISTORY };
}

/** How many of these calls ended badly while the fault was on and nothing was done, by outcome. */
export function badWhileOn(
  { calls }: Pick<AlertRule, "calls">,
  { counters, replay }: WatchedBreak,
): ReadonlyMap<string, number> {
  const bad = new Map<string, number>();
  for (const { call, outcome, growth } of counters) {
    if (outcome === "good" || !calls.includes(call)) continue;
    const sum = growth.slice(replay.faultOn, replay.acted).reduce((total, count) => total + count, 0);
    if (sum > 0) bad.set(outcome, (bad.get(outcome) ?? 0) + sum);
  }
  return bad;
}
